import { colours, stage } from '../../theme.ts'
import type { FooterKey } from '../page.ts'
import type { Primitive } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { type Drawing, drawing, drawLine } from './drawing.ts'
import { drawKeyChip, type KeyChip, keyChip } from './key-chip.ts'
import type { Setting } from './setting.ts'

interface Entry {
  readonly chip: KeyChip
  readonly words: Line
  readonly w: number
}

interface Row {
  readonly entries: readonly Entry[]
  readonly scale: number
  readonly gap: number
}

export interface Footer {
  readonly top: number
  /** Right end of the words, in px. */
  readonly right: number
  readonly drawing: Drawing
}

/**
 * The keys that work here, on one line at the bottom. A full line first closes up, then takes the
 * short words, then smaller letters; it never drops a key.
 */
export function footerOf(keys: readonly FooterKey[], setting: Setting): Footer {
  if (keys.length === 0) return { top: stage.bottom, right: stage.left, drawing: drawing([]) }
  const row = firstThatFits(keys, setting)
  const w = widthOfRow(row)
  const top = stage.bottom - 60 * row.scale
  const faults = w <= stage.contentW ? [] : ['footer is wider than the page']
  return { top, right: stage.left + w, drawing: drawing(drawRow(row, top), faults) }
}

/** The last one where none fits; what is not needed is not measured either. */
function firstThatFits(keys: readonly FooterKey[], setting: Setting): Row {
  let row: Row | null = null
  for (const { scale, gap, short } of candidates(setting.ramp.scale)) {
    row = { scale, gap, entries: keys.map((key) => entryOf(key, { scale, short }, setting)) }
    if (widthOfRow(row) <= stage.contentW) break
  }
  if (row === null) throw new Error('keys in no size')
  return row
}

function candidates(scale: number) {
  const scales = [1.5, 1.25, 1].filter((one) => one <= scale)
  return scales.flatMap((one) => [
    { scale: one, gap: 56 * one, short: false },
    { scale: one, gap: 32 * one, short: false },
    { scale: one, gap: 56 * one, short: true },
    { scale: one, gap: 28 * one, short: true },
  ])
}

function entryOf(key: FooterKey, how: { scale: number; short: boolean }, setting: Setting): Entry {
  const chip = keyChip(key, how.scale, setting.measure)
  const look = { size: 40 * how.scale, weight: 400 } as const
  const text = how.short ? (key.short ?? key.words) : key.words
  const { measure } = setting
  const [words] = breakLines(text, { look, width: Number.POSITIVE_INFINITY, measure })
  if (words === undefined) throw new Error('a key without words')
  return { chip, words, w: chip.w + 16 * how.scale + words.width }
}

const widthOfRow = ({ entries, gap }: Row): number =>
  entries.reduce((sum, entry) => sum + entry.w, 0) + gap * Math.max(0, entries.length - 1)

function drawRow(row: Row, top: number): Primitive[] {
  let x: number = stage.left
  return row.entries.flatMap(({ chip, words, w }) => {
    const id = `footer/${chip.key}`
    const textX = x + chip.w + 16 * row.scale
    const parts = [
      ...drawKeyChip(id, chip, { x, y: top }),
      ...drawLine(words, { id, x: textX, y: top, lineHeight: chip.h, colour: colours.ink2 }),
    ]
    x += w + row.gap
    return parts
  })
}
