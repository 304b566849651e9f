import { colours, focusLook, space } from '../../theme.ts'
import { drawBox, drawLine, drawPicture, drawPointer } from '../layout/drawing.ts'
import { drawSender } from '../layout/sender-mark.ts'
import type { Setting } from '../layout/setting.ts'
import type { Primitive, Rect } from '../scene.ts'
import { breakLines } from '../words/break-lines.ts'
import { wide } from '../words/wide.ts'
import { iconSide, type RowPlan, reviewShift, rowInside, tagWidth } from './choice-row.ts'

interface RowLook {
  readonly text: string
  readonly second: string
  readonly rim: string
  readonly hole: string
  readonly tagFill: string
  readonly tagText: string
  readonly fades: boolean
}

const calm: RowLook = {
  text: colours.ink,
  second: colours.ink2,
  rim: colours.edge,
  hole: colours.card,
  tagFill: colours.ai,
  tagText: colours.white,
  fades: false,
}

const focused: RowLook = {
  text: colours.white,
  second: colours.white,
  rim: colours.white,
  hole: colours.ai,
  tagFill: colours.white,
  tagText: colours.ai,
  fades: true,
}

export interface RowPlace {
  readonly id: string
  readonly box: Rect
  readonly hasFocus: boolean
}

/** The layers of a choice: what lies under the focus of its list, the focus, and what lies on it. */
export interface RowDrawing {
  readonly ground: readonly Primitive[]
  readonly focus: readonly Primitive[]
  readonly words: readonly Primitive[]
}

/**
 * A choice; the focused one with its five signs: fill, white words, two rings and ▶. A list has one
 * focus, which moves from row to row; the rows themselves only change their colours.
 */
export function drawChoiceRow(plan: RowPlan, place: RowPlace, setting: Setting): RowDrawing {
  const { id, box, hasFocus } = place
  const part = { id, box, look: hasFocus ? focused : calm }
  return {
    ground: drawGround(plan, place),
    focus: hasFocus ? drawFocus(box, setting.ramp.scale) : [],
    words: [
      ...drawNumber(plan, part, setting),
      ...drawIcon(plan, part, setting),
      ...drawWords(plan, part),
      ...drawTag(plan, part),
    ],
  }
}

function drawGround({ row }: RowPlan, { id, box }: RowPlace): Primitive[] {
  if (row.look === 'review') {
    const y = box.y + box.h - 3
    return [drawBox(`${id}/line`, { ...box, y, h: 3 }, { fill: colours.line })]
  }
  const off = row.look === 'off'
  const line = { width: 3, colour: colours.edge }
  const border = off ? ({ ...line, dash: true } as const) : line
  const fill = off ? null : colours.card
  return [drawBox(`${id}/card`, box, { radius: space.radiusM, fill, border })]
}

/** The rectangle of the focus without its rings: wider than the row by 12 px at each side. */
export function focusBox({ x, y, w, h }: Rect, grow: number = focusLook.grow): Rect {
  return { x: x - grow, y, w: w + 2 * grow, h }
}

function grown({ x, y, w, h }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by }
}

/** Three stacked rounded rectangles: black, yellow, indigo. A page has one focus. */
export function drawRings(box: Rect): Primitive[] {
  const { ring, outer } = focusLook
  const { radiusM } = space
  const { ringOut, ring: yellow, ai } = colours
  const fades = true
  return [
    drawBox('focus/outer', grown(box, outer), { radius: radiusM + outer, fill: ringOut, fades }),
    drawBox('focus/ring', grown(box, ring), { radius: radiusM + ring, fill: yellow, fades }),
    drawBox('focus/fill', box, { radius: radiusM, fill: ai, fades }),
  ]
}

function drawFocus(box: Rect, scale: number): Primitive[] {
  const pointer = { x: box.x + rowInside, middle: box.y + box.h / 2, scale, fill: colours.ring }
  return [...drawRings(focusBox(box)), drawPointer('focus/pointer', pointer)]
}

interface Part {
  readonly id: string
  readonly box: Rect
  readonly look: RowLook
}

function drawNumber({ row }: RowPlan, { id, box, look }: Part, setting: Setting): Primitive[] {
  if (row.number === null) return []
  const { scale, button } = setting.ramp
  const side = 76 * scale
  const x = box.x + rowInside + 30 * scale + 24
  const square = { x, y: box.y + (box.h - side) / 2, w: side, h: side }
  const digit = wide(row.number)
  const font = { face: 'digits', size: button.size, weight: 700 } as const
  const w = setting.measure(digit, font)
  const line = { text: digit, runs: [{ text: digit, font }], widths: [w], width: w }
  const border = { width: 3, colour: look.rim }
  const { fades } = look
  return [
    drawBox(`${id}/square`, square, { radius: 16, fill: colours.white, border, fades }),
    ...drawLine(line, {
      ...{ id: `${id}/number`, x, y: square.y, width: side, lineHeight: side },
      ...{ align: 'center', colour: colours.ink, fades },
    }),
  ]
}

function drawIcon(plan: RowPlan, { id, box, look }: Part, setting: Setting): Primitive[] {
  const { icon } = plan.row
  if (!plan.icon || icon === null) return []
  const side = iconSide
  const place = {
    x: box.x + plan.textX - 32 - side,
    y: box.y + (box.h - side) / 2,
    w: side,
    h: side,
  }
  const { text: colour, hole, fades } = look
  if (icon !== 'text_size') {
    return [drawPicture(`${id}/icon`, place, { picture: icon, colour, hole, fades })]
  }
  const letter = { size: 68, weight: 700 } as const
  const width = Number.POSITIVE_INFINITY
  const [line] = breakLines('あ', { look: letter, width, measure: setting.measure })
  const at = { id: `${id}/icon`, x: place.x, y: place.y, width: side, lineHeight: side }
  return line === undefined ? [] : drawLine(line, { ...at, align: 'center', colour, fades })
}

function drawWords(plan: RowPlan, { id, box, look }: Part): Primitive[] {
  const x = box.x + plan.textX
  const { fades } = look
  const top = box.y + (box.h - plan.contentHeight) / 2
  const subTotal = plan.contentHeight - plan.label.length * plan.labelHeight
  const subFirst = plan.row.look === 'review'
  const labelTop = subFirst ? top + subTotal : top
  const subTop = subFirst ? top : top + plan.label.length * plan.labelHeight
  const off = plan.row.look === 'off' && !fades
  const label = plan.label.flatMap((line, index) =>
    drawLine(line, {
      ...{ id: `${id}/label${index}`, x, y: labelTop + index * plan.labelHeight },
      ...{ lineHeight: plan.labelHeight, colour: off ? colours.ink2 : look.text, fades },
    }),
  )
  const under = { lineHeight: plan.subHeight, colour: look.second, fades }
  const sub = plan.sub.flatMap((line, index) =>
    drawLine(line, { ...under, id: `${id}/sub${index}`, x, y: subTop + index * plan.subHeight }),
  )
  const { sender } = plan
  const named =
    sender === null ? [] : drawSender(sender, { ...under, id, x, y: subTop, focused: fades })
  return [...label, ...sub, ...named]
}

/** The middle of the words that the tag stands beside, in px. */
function tagMiddle({ subIsWide, label, labelHeight, contentHeight }: RowPlan, box: Rect): number {
  const middle = box.y + box.h / 2
  return subIsWide ? middle + (contentHeight - label.length * labelHeight) / 2 : middle
}

function drawTag(plan: RowPlan, { id, box, look }: Part): Primitive[] {
  const { row, tag } = plan
  if (tag === null || row.tag === null) return []
  const review = row.look === 'review'
  const size = tag.runs[0]?.font.size ?? 40
  const shift = review ? reviewShift : 0
  const [w, h] = [tagWidth(row, tag) - shift, size + (review ? 38 : 32)]
  const x = box.x + box.w - 35 - w - shift
  const place = { x, y: tagMiddle(plan, box) - h / 2, w, h }
  const { fades } = look
  const words = (colour: string) =>
    drawLine(tag, {
      ...{ id: `${id}/tag`, x, y: place.y, width: w, lineHeight: h },
      ...{ align: 'center', colour, fades },
    })
  if (review) {
    const border = { width: 3, colour: look.rim }
    const framed = { radius: space.radiusS, fill: colours.white, border, fades }
    return [drawBox(`${id}/tag/box`, place, framed), ...words(colours.ink)]
  }
  if (row.tag.look === 'quiet') return words(look.second)
  const filled = { radius: space.radiusS, fill: look.tagFill, fades }
  return [drawBox(`${id}/tag/box`, place, filled), ...words(look.tagText)]
}
