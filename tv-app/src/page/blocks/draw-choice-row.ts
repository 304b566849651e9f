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

/** A choice; the focused one with its five signs: fill, white words, two rings and ▶. */
export function drawChoiceRow(plan: RowPlan, place: RowPlace, setting: Setting): Primitive[] {
  const { id, box, hasFocus } = place
  const look = hasFocus ? focused : calm
  const wordsId = hasFocus ? `${id}/focus` : id
  return [
    ...drawGround(plan, place),
    ...(hasFocus ? drawFocus(id, box, setting.ramp.scale) : []),
    ...drawNumber(plan, { id: wordsId, box, look }, setting),
    ...drawIcon(plan, { id: wordsId, box, look }, setting),
    ...drawWords(plan, { id: wordsId, box, look }),
    ...drawTag(plan, { id: wordsId, box, look }),
  ]
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

/** Three stacked rounded rectangles: black, yellow, indigo. */
export function drawRings(id: string, box: Rect): Primitive[] {
  const { ring, outer } = focusLook
  const radius = space.radiusM
  const [black, yellow] = [grown(box, outer), grown(box, ring)]
  return [
    drawBox(`${id}/focus/outer`, black, {
      radius: radius + outer,
      fill: colours.ringOut,
      fades: true,
    }),
    drawBox(`${id}/focus/ring`, yellow, { radius: radius + ring, fill: colours.ring, fades: true }),
    drawBox(`${id}/focus/fill`, box, { radius, fill: colours.ai, fades: true }),
  ]
}

function drawFocus(id: string, box: Rect, scale: number): Primitive[] {
  const pointer = { x: box.x + rowInside, middle: box.y + box.h / 2, scale, fill: colours.ring }
  return [...drawRings(id, focusBox(box)), drawPointer(`${id}/focus/pointer`, pointer)]
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
