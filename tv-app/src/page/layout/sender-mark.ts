import { colours, markColours } from '../../theme.ts'
import type { Primitive } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { graphemesOf } from '../words/phrases.ts'
import { drawBox, drawLine } from './drawing.ts'
import type { Setting } from './setting.ts'

/** A sender's name with its mark: the first kana on a colour that stays the same for the name. */
export interface SenderLine {
  readonly kana: Line
  readonly name: Line
  readonly size: number
  readonly w: number
  readonly ground: string
}

export interface SenderWords {
  readonly sender: string
  /** What follows the name: the day. */
  readonly rest: string
  readonly size: number
}

export function senderLine({ sender, rest, size }: SenderWords, setting: Setting): SenderLine {
  const { measure, ramp } = setting
  const width = Number.POSITIVE_INFINITY
  const text = rest === '' ? sender : `${sender}　${rest}`
  const first = graphemesOf(sender)[0] ?? ''
  const [name] = breakLines(text, { look: { size, weight: 400 }, width, measure })
  const [kana] = breakLines(first, { look: { size: size * 0.95, weight: 700 }, width, measure })
  if (name === undefined || kana === undefined) throw new Error('a sender without a name')
  const ground = markColours[(first.codePointAt(0) ?? 0) % markColours.length] ?? colours.green
  return { kana, name, size, ground, w: size * 1.2 + 16 * ramp.scale + name.width }
}

export interface SenderPlace {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly lineHeight: number
  readonly colour: string
  /** On the focus the mark has a white rim. */
  readonly focused?: boolean
}

export function drawSender(sender: SenderLine, place: SenderPlace): Primitive[] {
  const side = sender.size * 1.2
  const y = place.y + (place.lineHeight - side) / 2
  const fades = place.focused === true
  const border = fades ? { width: 3, colour: colours.white } : null
  const box = { x: place.x, y, w: side, h: side }
  const look = { radius: side * 0.2, fill: sender.ground, border, fades }
  const kana = { x: place.x, y, lineHeight: side, width: side, align: 'center' } as const
  const nameX = place.x + sender.w - sender.name.width
  return [
    drawBox(`${place.id}/mark`, box, look),
    ...drawLine(sender.kana, { ...kana, id: `${place.id}/kana`, colour: colours.white, fades }),
    ...drawLine(sender.name, {
      id: `${place.id}/name`,
      x: nameX,
      y: place.y,
      lineHeight: place.lineHeight,
      colour: place.colour,
      fades,
    }),
  ]
}
