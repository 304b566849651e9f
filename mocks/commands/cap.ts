import { checkCap } from '#emergency-alerts/src/orders/cap/check-cap'
import type { CapVerdict } from '#emergency-alerts/src/orders/cap/verdict/verdict'
import { capUsage, parseCapWish } from './cap/cap-wish.ts'
import { lineOf } from './cap/verdict-line.ts'
import { readNamedFile } from './read-named-file.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/** `mimamori cap`: checks CAP alerts; the exit code. */
export const runCap = (args: readonly string[]): Promise<number> =>
  runCapFrom(args, processTerminal('cap'))

export async function runCapFrom(args: readonly string[], terminal: Terminal): Promise<number> {
  const wish = parseCapWish(args)
  if (!wish.ok) {
    terminal.complain(`${wish.error}\n\n${capUsage}`)
    return 2
  }
  if (wish.value.wants === 'help') {
    terminal.say(capUsage)
    return 0
  }
  const { files, pinnedFiles } = wish.value
  const pinned = await readAll(pinnedFiles, terminal)
  if (pinned.length < pinnedFiles.length) return 2
  return checkFiles(files, { pinned: pinned.map((key) => new TextDecoder().decode(key)) }, terminal)
}

async function readAll(
  files: readonly string[],
  terminal: Terminal,
): Promise<readonly Uint8Array[]> {
  const read = await Promise.all(files.map((file) => readNamedFile(file, terminal)))
  return read.filter((bytes) => bytes !== null)
}

/** One file after the other; a line is said as soon as it is known. */
async function checkFiles(
  files: readonly string[],
  { pinned }: { readonly pinned: readonly string[] },
  terminal: Terminal,
): Promise<number> {
  const verdicts: CapVerdict[] = []
  let isUnread = false
  for (const file of files) {
    const bytes = await readNamedFile(file, terminal)
    const found = bytes === null ? [] : checkCap(bytes, pinned)
    for (const verdict of found) terminal.say(lineOf(file, verdict))
    verdicts.push(...found)
    isUnread ||= bytes === null
  }
  terminal.say(countOf(verdicts))
  if (isUnread) return 2
  return verdicts.every(({ verdict }) => verdict === 'accepted') ? 0 : 1
}

function countOf(verdicts: readonly CapVerdict[]): string {
  const count = (verdict: CapVerdict['verdict']) =>
    verdicts.filter((one) => one.verdict === verdict).length
  const alerts = verdicts.filter(({ subject }) => subject === 'alert').length
  return (
    `checked ${verdicts.length}: ${count('accepted')} accepted, ${count('flagged')} flagged, ` +
    `${count('refused')} refused; ${alerts} of them alerts`
  )
}
