import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#emergency-alerts/contract/result'

export const areasUsage = `mimamori areas import: makes the area file of a municipality out of open data

  npx mimamori areas import --code 36387 --boundary 36387.geojson --towns 徳島県_海部郡美波町.json \\
    --shelters emergency-363871.geojson --shelters evacuation-363871.geojson \\
    --kana emergency-alerts/areas/36387-kana.csv --out emergency-alerts/areas/36387.json

  --code CODE       全国地方公共団体コード, five digits, or six with the check digit
  --boundary FILE   国土数値情報 行政区域データ (N03), GeoJSON
  --towns FILE      町丁目 with a point of each, Geolonia 住所データ, JSON
  --shelters FILE   国土地理院 指定緊急避難場所 or 指定避難所データ, GeoJSON; can be given again; for a
                    ward (区) those of its city will do
  --no-shelters     where none are published; alerts will name no shelter then
  --kana FILE       how the names are read, CSV: 種別,名称,かな,確認済み,町字ID (or 仮町字番号)
  --corners NUMBER  how many corners the boundary may keep (8000); it grows where it loses some
  --out FILE        the area file to write
  --help            this page

Nothing is written where anything is wrong: every fault is said with its file and its feature,
counted from 0. What has no reading in the table cannot be spoken in an alert.
`

export interface ImportWish {
  readonly wants: 'import'
  readonly code: string
  readonly boundary: string
  readonly towns: string
  readonly shelters: readonly string[]
  readonly kana: string | null
  readonly corners: number
  readonly out: string
}

const text = { type: 'string' } as const
const options = {
  code: text,
  boundary: text,
  towns: text,
  shelters: { type: 'string', multiple: true },
  'no-shelters': { type: 'boolean' },
  kana: text,
  corners: text,
  out: text,
  help: { type: 'boolean' },
} as const

/** Reads the command line; an error is a sentence for whoever typed it. */
export function parseAreasWish(
  args: readonly string[],
): Result<ImportWish | { readonly wants: 'help' }, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    })
    if (values.help === true) return ok({ wants: 'help' })
    const [act = '', ...further] = positionals
    if (act !== 'import' || further.length > 0)
      return err(`there is no "areas ${positionals.join(' ')}"; there is "areas import".`)
    return importWish(values)
  } catch (fault) {
    return err(fault instanceof Error ? fault.message : String(fault))
  }
}

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function importWish(given: Given): Result<ImportWish, string> {
  const { boundary, towns, out, kana, corners = '8000' } = given
  const code = codeIn(given.code ?? '')
  if (code === null) return err('--code must be the five or six digits of a municipality.')
  if (boundary === undefined) return err('--boundary is missing.')
  if (towns === undefined) return err('--towns is missing.')
  const shelters = sheltersIn(given)
  if (!shelters.ok) return shelters
  if (out === undefined) return err('--out is missing.')
  if (!/^[1-9][0-9]{0,6}$/.test(corners))
    return err(`--corners must be a whole number, not "${corners}".`)
  return ok({
    wants: 'import',
    code,
    boundary,
    towns,
    shelters: shelters.value,
    kana: kana ?? null,
    corners: Number(corners),
    out,
  })
}

function sheltersIn({ shelters = [], 'no-shelters': hasNone = false }: Given) {
  if (shelters.length === 0 && !hasNone) return err('--shelters is missing; or say --no-shelters.')
  if (shelters.length > 0 && hasNone) return err('--shelters and --no-shelters exclude each other.')
  return ok(shelters)
}

const weights = [6, 5, 4, 3, 2]

/** The check digit: 11 less the remainder of the weighted sum by 11, of which the last digit counts. */
function codeIn(given: string): string | null {
  if (/^[0-9]{5}$/.test(given)) return given
  if (!/^[0-9]{6}$/.test(given)) return null
  const sum = weights.reduce((total, weight, index) => total + weight * Number(given[index]), 0)
  return (11 - (sum % 11)) % 10 === Number(given[5]) ? given.slice(0, 5) : null
}
