import { colours } from '../../theme.ts'
import type { FooterKey, FooterKeyName } from '../page.ts'
import type { Measure, Primitive } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { wide } from '../words/wide.ts'
import { drawBox, drawLine } from './drawing.ts'

const names: Readonly<Record<Exclude<FooterKeyName, 'numbers'>, string>> = {
  ok: '決定',
  back: '戻る',
  blue: '青',
  yellow: '黄',
  up_down: '↑↓',
  left_right: '←→',
}

/** What is printed on the key. */
export function keyNameOf({ key, upTo }: Pick<FooterKey, 'key' | 'upTo'>): string {
  return key === 'numbers' ? `１〜${wide(upTo ?? 4)}` : names[key]
}

const looks = {
  ok: { fill: colours.ink, border: colours.ink, text: colours.white },
  blue: { fill: colours.keyBlue, border: colours.keyBlue, text: colours.white },
  yellow: { fill: colours.keyYellow, border: colours.ink, text: colours.ink },
  plain: { fill: colours.card, border: colours.edge, text: colours.ink },
} as const

const lookOf = (key: FooterKeyName) =>
  key === 'ok' || key === 'blue' || key === 'yellow' ? looks[key] : looks.plain

export interface KeyChip {
  readonly key: FooterKeyName
  readonly line: Line
  readonly scale: number
  readonly w: number
  readonly h: number
}

/** A key as it is printed on the remote, 60 px high at scale 1. */
export function keyChip(key: FooterKey, scale: number, measure: Measure): KeyChip {
  const look = { size: 40 * scale, weight: 700 } as const
  const [line] = breakLines(keyNameOf(key), { look, width: Number.POSITIVE_INFINITY, measure })
  if (line === undefined) throw new Error('a key without a name')
  return { key: key.key, line, scale, w: line.width + 2 * (18 * scale + 3), h: 60 * scale }
}

export function drawKeyChip(
  id: string,
  chip: KeyChip,
  { x, y }: { x: number; y: number },
): Primitive[] {
  const look = lookOf(chip.key)
  const radius = chip.key === 'ok' ? chip.h / 2 : 14
  const border = { width: 3, colour: look.border }
  const place = { x, y, lineHeight: chip.h, width: chip.w, align: 'center' } as const
  return [
    drawBox(`${id}/chip`, { x, y, w: chip.w, h: chip.h }, { radius, fill: look.fill, border }),
    ...drawLine(chip.line, { ...place, id: `${id}/name`, colour: look.text }),
  ]
}
