import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import type { ForecastAreas } from '#emergency-alerts/src/orders/jma/proposals/forecast-areas'
import { minamiForecastAreas } from '../../fixtures/jma/minami-forecast-areas.ts'

export const jmaUsage = `mimamori jma: telegrams of 気象庁防災情報XML

  npx mimamori jma check FILE...

Prints one line a telegram: file, kind and title, EventID and Serial, Status, InfoType, what it would
propose to the town hall (or why nothing, and what to others), and the verdict with what is wrong and
where. A telegram only ever proposes a draft; nothing here or anywhere issues because of one. - reads
the standard input.

  accepted  in order
  flagged   can be read, and something is wrong with it
  refused   cannot be used: not XML, not a telegram, or its Status or InfoType is missing or unknown

Proposals are those for 美波町 unless its place in the Agency's tables is given; each may be repeated:
  --tsunami CODE      津波予報区, three digits (${minamiForecastAreas.tsunami.join(', ')})
  --city CODE         市町村等, seven digits (${minamiForecastAreas.cities.join(', ')})
  --river CODE        指定河川洪水予報の予報区域, twelve digits
  --help              this page

Exit code: 0 all were accepted; 1 some were not; 2 a file could not be read, or the command was not
understood.
`

export type JmaWish =
  | { readonly wants: 'help' }
  | { readonly wants: 'check'; readonly files: readonly string[]; readonly areas: ForecastAreas }

const codes = { type: 'string', multiple: true } as const
const options = {
  tsunami: codes,
  city: codes,
  river: codes,
  help: { type: 'boolean' },
} as const

/** Reads the command line; an error is a sentence for whoever typed it. */
export function parseJmaWish(args: readonly string[]): Result<JmaWish, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    })
    if (values.help === true) return ok({ wants: 'help' })
    const [act, ...files] = positionals
    if (act !== 'check') return err(`what to do is "check", not "${act ?? ''}".`)
    if (files.length === 0) return err('name the files to check.')
    return ok({ wants: 'check', files, areas: areasOf(values) })
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault))
  }
}

interface Given {
  readonly tsunami?: string[]
  readonly city?: string[]
  readonly river?: string[]
}

/** Codes that were given are all that counts; without any it is 美波町. */
function areasOf({ tsunami, city, river }: Given): ForecastAreas {
  if (tsunami === undefined && city === undefined && river === undefined) return minamiForecastAreas
  return {
    tsunami: codesOf('--tsunami', tsunami, 3),
    cities: codesOf('--city', city, 7),
    rivers: codesOf('--river', river, 12),
  }
}

function codesOf(option: string, given: readonly string[] = [], digits: number): readonly string[] {
  const wrong = given.find((code) => !new RegExp(`^\\d{${digits}}$`).test(code))
  if (wrong !== undefined) throw new Error(`${option} takes ${digits} digits, not "${wrong}".`)
  return given
}
