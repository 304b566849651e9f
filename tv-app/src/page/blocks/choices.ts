import { type Flex, type Piece, sum } from '../layout/column.ts'
import { dotsPart } from '../layout/corner.ts'
import { type Drawing, drawing } from '../layout/drawing.ts'
import type { Setting } from '../layout/setting.ts'
import type { Block, ChoiceRow } from '../page.ts'
import type { Primitive, Rect } from '../scene.ts'
import { planRow, type RowPlan } from './choice-row.ts'
import { drawChoiceRow, focusBox } from './draw-choice-row.ts'

export type Choices = Extract<Block, { kind: 'choices' }>
export type PageDots = Extract<Block, { kind: 'page_dots' }>

const gapsOfCards: Flex = { least: 20, best: 24, most: 28 }
const gapsOfReview: Flex = { least: 0, best: 0, most: 0 }
const beforeLast: Flex = { least: 22, best: 46, most: 46 }
const aloneWidth = 640

export interface ChoicesPlan {
  readonly choices: Choices
  readonly dots: PageDots | null
  /** Width of the column in px. */
  readonly width: number
}

/** A list of choices, all of one kind equally tall; page dots stand to its right. */
export function choicesPiece({ choices, dots, width }: ChoicesPlan, setting: Setting): Piece {
  const part = dots === null ? null : dotsPart(dots, setting, setting.ramp.body.size)
  const rowWidth = part === null ? width : besideDots(choices, width - part.w - 72, setting)
  const plans = choices.rows.map((row) => planRow(row, rowWidth, setting))
  const heights = plans.map((plan) => heightOf(plan, plans, setting.ramp.scale))
  const gaps = plans.slice(1).map((plan, index) => gapBetween(plans[index], plan))
  const flex = (of: keyof Flex) => sum([...heights, ...gaps].map((length) => length[of]))
  return {
    height: { least: flex('least'), best: flex('best'), most: flex('most') },
    gap: { least: 20, best: 32, most: 56 },
    draw: (place) => {
      const share = shareOf(place.h, [...heights, ...gaps])
      const rows = drawRows(
        { choices, plans, heights, gaps, share },
        { ...place, w: rowWidth },
        setting,
      )
      const beside = {
        right: place.x + width,
        y: place.y,
        h: heights[0] === undefined ? 0 : at(heights[0], share),
      }
      return part === null
        ? rows
        : { ...rows, primitives: [...rows.primitives, ...part.draw(beside)] }
    },
  }
}

function besideDots(choices: Choices, room: number, setting: Setting): number {
  const fits = (row: ChoiceRow) => {
    const plan = planRow(row, aloneWidth, setting)
    return plan.faults.length === 0 && plan.label.length === 1
  }
  return choices.rows.every(fits) ? Math.min(aloneWidth, room) : room
}

/** Rows with a second line are of one height, rows without are of another. */
function heightOf(plan: RowPlan, plans: readonly RowPlan[], scale: number): Flex {
  const two = isTwoLine(plan)
  const alike = plans.filter((other) => isTwoLine(other) === two)
  const content = Math.max(...alike.map((other) => other.contentHeight))
  const number = plans.some((other) => other.row.number !== null) ? 76 * scale + 20 : 0
  const least = Math.max(two ? content + 24 : Math.max(104, content + 30), number)
  const best = Math.max(least, two ? content + 40 : 112 + 16 * scale)
  return { least, best, most: Math.max(best, two ? content + 62 : 148 + 8 * (scale - 1)) }
}

const isTwoLine = (plan: RowPlan): boolean => plan.sender !== null || plan.sub.length > 0

function gapBetween(before: RowPlan | undefined, after: RowPlan): Flex {
  if (before?.row.look !== 'review') return gapsOfCards
  return after.row.look === 'review' ? gapsOfReview : beforeLast
}

const at = (flex: Flex, share: number): number =>
  share <= 1
    ? flex.least + (flex.best - flex.least) * share
    : flex.best + (flex.most - flex.best) * (share - 1)

/** How far between least (0), best (1) and most (2) the whole is that must fill `height`. */
function shareOf(height: number, parts: readonly Flex[]): number {
  const [least, best, most] = [
    sum(parts.map((part) => part.least)),
    sum(parts.map((part) => part.best)),
    sum(parts.map((part) => part.most)),
  ]
  if (height <= best) return best === least ? 1 : Math.max(0, (height - least) / (best - least))
  return most === best ? 1 : 1 + Math.min(1, (height - best) / (most - best))
}

interface Rows {
  readonly choices: Choices
  readonly plans: readonly RowPlan[]
  readonly heights: readonly Flex[]
  readonly gaps: readonly Flex[]
  readonly share: number
}

function drawRows(
  { choices, plans, heights, gaps, share }: Rows,
  place: Rect,
  setting: Setting,
): Drawing {
  let y = place.y
  let focus: Rect | null = null
  const ground: Primitive[] = []
  const rings: Primitive[] = []
  const words: Primitive[] = []
  for (const [index, plan] of plans.entries()) {
    const h = at(heights[index] ?? { least: 0, best: 0, most: 0 }, share)
    const box = { x: place.x, y, w: place.w, h }
    const hasFocus = index === choices.focused
    if (hasFocus) focus = focusBox(box)
    const row = drawChoiceRow(plan, { id: `choice/${index}`, box, hasFocus }, setting)
    ground.push(...row.ground)
    rings.push(...row.focus)
    words.push(...row.words)
    y += h + (gaps[index] === undefined ? 0 : at(gaps[index], share))
  }
  return drawing(
    [...ground, ...rings, ...words],
    plans.flatMap((plan) => plan.faults),
    focus,
  )
}
