import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { writeArea } from '#emergency-alerts/src/areas/file/area-text'
import { importArea } from '#emergency-alerts/src/areas/import/import-area'
import { sentenceOf } from '#emergency-alerts/src/areas/import/read/refusals'
import { wordsOf } from './areas/area-words.ts'
import { areasUsage, type ImportWish, parseAreasWish } from './areas/areas-wish.ts'

/** `mimamori areas import`: makes an area file out of open data; the exit code. */
export async function runAreas(args: readonly string[]): Promise<number> {
  const wish = parseAreasWish(args)
  if (!wish.ok) {
    complain(`${wish.error}\n\n${areasUsage}`)
    return 2
  }
  if (wish.value.wants === 'help') {
    process.stdout.write(areasUsage)
    return 0
  }
  try {
    return await importFiles(wish.value)
  } catch (fault) {
    complain(fault instanceof Error ? fault.message : String(fault))
    return 2
  }
}

const mostRefusals = 20

async function importFiles(wish: ImportWish): Promise<number> {
  const { code, corners } = wish
  const [boundary, towns] = [await fileAt(wish.boundary), await fileAt(wish.towns)]
  const shelters = await Promise.all(wish.shelters.map(fileAt))
  const kana = wish.kana === null ? null : await fileAt(wish.kana)
  const imported = importArea({ code, corners, boundary, towns, shelters, kana })
  if (!imported.ok) {
    const { error } = imported
    for (const refusal of error.slice(0, mostRefusals)) complain(sentenceOf(refusal))
    if (error.length > mostRefusals) complain(`and ${error.length - mostRefusals} more.`)
    complain('Nothing was written.')
    return 1
  }
  const { area, notices } = imported.value
  const text = writeArea(area)
  await writeWhole(wish.out, text)
  for (const line of wordsOf(area)) say(line)
  for (const notice of notices) say(`note: ${notice}`)
  say(`written: ${wish.out}, ${Math.ceil(Buffer.byteLength(text) / 1000)} kB`)
  return 0
}

/** A file breaks off where the disk is full; the one that is there stays until the new one is whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const isOrdinary = await lstat(path).then(
    (found) => found.isFile(),
    () => true,
  )
  if (!isOrdinary) return writeFile(path, text)
  const beside = `${path}.${process.pid}.part`
  try {
    await writeFile(beside, text)
    await rename(beside, path)
  } finally {
    await rm(beside, { force: true })
  }
}

async function fileAt(path: string) {
  const bytes = await readFile(path)
  return { name: basename(path), text: textOf(bytes, path) }
}

/** Older open data are in Shift_JIS, and their names would be read as other ones. */
function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new Error(`${path} is not in UTF-8: save it as UTF-8, unpacked.`, { cause })
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`mimamori areas: ${line}\n`)
