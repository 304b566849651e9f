import {
  type CheckedTelegram,
  checkTelegram,
} from '#emergency-alerts/src/orders/jma/check-telegram'
import { findEarlier } from '#emergency-alerts/src/orders/jma/proposals/find-earlier'
import {
  everyAreaOf,
  type ForecastAreas,
} from '#emergency-alerts/src/orders/jma/proposals/forecast-areas'
import type { Proposal } from '#emergency-alerts/src/orders/jma/proposals/proposal'
import { proposeDraft } from '#emergency-alerts/src/orders/jma/proposals/propose-draft'
import { jmaUsage, parseJmaWish } from './jma/jma-wish.ts'
import { type CheckedFile, lineOf } from './jma/telegram-line.ts'
import { readNamedFile } from './read-named-file.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/** `mimamori jma`: checks telegrams of 気象庁防災情報XML; the exit code. */
export const runJma = (args: readonly string[]): Promise<number> =>
  runJmaFrom(args, processTerminal('jma'))

export async function runJmaFrom(args: readonly string[], terminal: Terminal): Promise<number> {
  const wish = parseJmaWish(args)
  if (!wish.ok) {
    terminal.complain(`${wish.error}\n\n${jmaUsage}`)
    return 2
  }
  if (wish.value.wants === 'help') {
    terminal.say(jmaUsage)
    return 0
  }
  const { files, areas } = wish.value
  const checked = await checkFiles(files, areas, terminal)
  for (const each of checked) terminal.say(lineOf(each))
  terminal.say(countOf(checked))
  if (checked.length < files.length) return 2
  return checked.every(({ verdict }) => verdict === 'accepted') ? 0 : 1
}

/** Every file that can be read; of the others it is said why they cannot. */
async function checkFiles(
  files: readonly string[],
  areas: ForecastAreas,
  terminal: Terminal,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = []
  for (const file of files) {
    const bytes = await readNamedFile(file, terminal)
    if (bytes === null) continue
    const found = checkTelegram(bytes, areas)
    checked.push({ file, ...found, earlier: null, elsewhere: elsewhereOf(found) })
  }
  return checked.map((each) => ({ ...each, earlier: earlierOf(each, checked) }))
}

function elsewhereOf({ telegram, proposal }: CheckedTelegram): Proposal | null {
  if (telegram === null || proposal?.kind !== 'nothing') return null
  return proposeDraft(telegram, everyAreaOf(telegram.notices))
}

/** The file whose proposal this one acts on. */
function earlierOf(
  { file, proposal }: CheckedFile,
  checked: readonly CheckedFile[],
): CheckedFile['earlier'] {
  if (proposal?.kind !== 'withdraw' && proposal?.kind !== 'correct') return null
  const held = checked.flatMap((other) =>
    other.proposal?.kind === 'propose' && other.file !== file
      ? [{ ...other.proposal, file: other.file }]
      : [],
  )
  return findEarlier(held, proposal)
}

function countOf(checked: readonly CheckedFile[]): string {
  const count = (verdict: CheckedFile['verdict']) =>
    checked.filter((each) => each.verdict === verdict).length
  const acts = checked.filter(({ proposal }) => (proposal?.kind ?? 'nothing') !== 'nothing').length
  return (
    `checked ${checked.length}: ${count('accepted')} accepted, ${count('flagged')} flagged, ` +
    `${count('refused')} refused; ${acts} would propose, correct or withdraw a draft`
  )
}
