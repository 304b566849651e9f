import { readFile, writeFile } from 'node:fs/promises'
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
  await writeFile(wish.out, text)
  for (const line of wordsOf(area)) say(line)
  for (const notice of notices) say(`note: ${notice}`)
  say(`written: ${wish.out}, ${Math.ceil(Buffer.byteLength(text) / 1000)} kB`)
  return 0
}

const fileAt = async (path: string) => ({
  name: basename(path),
  text: await readFile(path, 'utf8'),
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`mimamori areas: ${line}\n`)
