import type { AreaFile } from '../../../contract/area-file.ts'
import { isUnderstood } from './read/floor-notes.ts'
import type { KanaRow } from './read/read-kana.ts'

interface Open {
  readonly holes: number
  readonly parted: number
  /** Shelters of the whole city in other wards. */
  readonly elsewhere: number
  readonly rows: readonly KanaRow[]
}

/** What an import left open, in sentences for the town hall. */
export function noticesOf(area: AreaFile, { holes, parted, elsewhere, rows }: Open): string[] {
  const named = [area.municipality, ...area.towns, ...area.shelters].map(({ name }) => name)
  const names = [...new Map(named.map((name) => [name.text, name])).values()]
  const unread = names.filter((name) => name.kana === null)
  const unsure = names.filter((name) => name.kana !== null && !name.isSure)
  const idle = rows.filter(({ name }) => named.every(({ text }) => text !== name))
  const unclear = area.shelters.filter(({ note }) => note !== null && !isUnderstood(note))
  return [
    ...listed('cannot be spoken: nobody wrote down how they are read', unread, ({ text }) => text),
    ...listed('have a reading that nobody confirmed', unsure, ({ text, kana: reading }) => {
      return `${text} ${reading}`
    }),
    ...listed('are in the table of readings but in no file', idle, ({ name }) => name),
    ...listed('have a note on floors that was not understood', unclear, ({ name, note }) => {
      return `${name.text}（${note}）`
    }),
    ...(holes > 0 ? [`${holes} holes of the boundary are filled.`] : []),
    ...(parted > 0
      ? [`${parted} rings of the boundary touch themselves and were parted there.`]
      : []),
    ...(elsewhere > 0
      ? [`${elsewhere} shelters of the city lie in other wards and are left out.`]
      : []),
    ...(area.shelters.length === 0 ? ['There is no shelter: alerts will name none.'] : []),
    ...(area.townCodes === 'numbered_here' ? [numberedHere] : []),
  ]
}

const numberedHere =
  'The towns have numbers of our own, not 町字ID: keep the table of readings, or homes lose their town.'

const listed = <T>(what: string, of: readonly T[], shown: (one: T) => string): string[] =>
  of.length === 0 ? [] : [`${of.length} ${what}: ${of.map(shown).join(', ')}`]
