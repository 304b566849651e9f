import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parseArea } from '#emergency-alerts/src/areas/file/area-text'
import { areaImport, boundaryFeature, collection, square } from '../fixtures/areas/open-data.ts'
import { parseAreasWish } from './areas/areas-wish.ts'

const command = fileURLToPath(new URL('../mimamori.mjs', import.meta.url))
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'areas-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Writes the files of an import and runs the command over them. */
async function runImport(given: ReturnType<typeof areaImport>) {
  const files = [given.boundary, given.towns, ...given.shelters]
  for (const { name, text } of files) await writeFile(join(folder, name), text)
  return run(
    ...['import', '--code', '363871', '--out', 'area.json'],
    ...['--boundary', given.boundary.name, '--towns', given.towns.name],
    ...given.shelters.flatMap(({ name }) => ['--shelters', name]),
  )
}

const run = (...args: readonly string[]) =>
  new Promise<{ readonly exit: number; readonly said: string; readonly complaint: string }>(
    (resolve) => {
      execFile(
        process.execPath,
        [command, 'areas', ...args],
        { cwd: folder },
        (fault, out, error) =>
          resolve({ exit: fault === null ? 0 : Number(fault.code), said: out, complaint: error }),
      )
    },
  )

describe('the command areas import', () => {
  test('writes one area file and says what it holds', async () => {
    const { exit, said } = await runImport(areaImport())
    const area = parseArea(await readFile(join(folder, 'area.json'), 'utf8'))

    expect(exit).toBe(0)
    expect(said).toContain('徳島県美波町 (36387)')
    expect(said).toContain('note: 3 cannot be spoken')
    expect(area.ok && area.value.towns).toHaveLength(1)
  })

  test('writes nothing where anything is wrong, and says what and where', async () => {
    const swapped = square.map(([lon, lat]) => [lat, lon])
    const boundary = collection([
      boundaryFeature({ geometry: { type: 'Polygon', coordinates: [swapped] } }),
    ])
    const { exit, complaint } = await runImport(areaImport({ boundary }))

    expect(exit).toBe(1)
    expect(complaint).toContain('boundary.geojson, feature 0: latitude and longitude are swapped')
    expect(complaint).toContain('Nothing was written.')
    expect(await readdir(folder)).not.toContain('area.json')
  })

  test('leaves the file of before as it is until the new one is whole', async () => {
    await writeFile(join(folder, 'area.json'), 'before')
    await runImport(areaImport({ towns: '[]' }))

    expect(await readFile(join(folder, 'area.json'), 'utf8')).toBe('before')
    expect(await readdir(folder)).toHaveLength(4)
  })

  test('refuses names in another encoding than UTF-8', async () => {
    await writeFile(join(folder, 'sjis.geojson'), Uint8Array.of(0x22, 0x94, 0xfc, 0x22))
    const { exit, complaint } = await run(
      ...['import', '--code', '36387', '--boundary', 'sjis.geojson', '--towns', 'none.json'],
      ...['--no-shelters', '--out', 'area.json'],
    )

    expect(exit).toBe(2)
    expect(complaint).toContain('sjis.geojson is not in UTF-8: save it as UTF-8, unpacked.')
  })

  test('names a file that is not there', async () => {
    const { exit, complaint } = await run(
      ...['import', '--code', '36387', '--boundary', 'none.geojson', '--towns', 'none.json'],
      ...['--shelters', 'none.geojson', '--out', 'area.json'],
    )

    expect(exit).toBe(2)
    expect(complaint).toContain('none.geojson')
  })
})

const usual = ['--boundary', 'b', '--towns', 't', '--shelters', 's', '--out', 'o']

test.each([
  ['no act', usual, 'there is no "areas "'],
  ['another act', ['export', ...usual], 'there is no "areas export"'],
  ['no code', ['import', ...usual], '--code must be'],
  ['a wrong check digit', ['import', '--code', '363872', ...usual], '--code must be'],
  ['no shelters', ['import', '--code', '36387', ...usual.slice(0, 4)], '--shelters is missing'],
  ['both', ['import', '--code', '36387', '--no-shelters', ...usual], 'exclude each other'],
  ['no corners', ['import', '--code', '36387', '--corners', '0', ...usual], '--corners must be'],
  ['what it does not know', ['import', '--color'], 'color'],
])('a command line is refused: %s', (_what, args, words) => {
  const wish = parseAreasWish(args)

  expect(wish.ok ? '' : wish.error).toContain(words)
})

test.each([
  ['美波町', '363871', '36387'],
  ['豊田市', '232114', '23211'],
  ['西宮市', '282049', '28204'],
  ['宮崎市', '452017', '45201'],
  ['横浜市', '141003', '14100'],
])('the check digit of %s is known', (_name, given, code) => {
  expect(parseAreasWish(['import', '--code', given, ...usual])).toMatchObject({
    value: { code, corners: 8000, kana: null },
  })
})
