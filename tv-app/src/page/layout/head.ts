import { colours, smallestText, stage, type TypeStep } from '../../theme.ts'
import type { Corner, Page } from '../page.ts'
import type { Primitive } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { type CornerPart, cornersOf } from './corner.ts'
import { type Drawing, drawing, drawLine, drawPicture } from './drawing.ts'
import type { Setting } from './setting.ts'

const betweenTitleAndCorner = 40
const markSide = 88

export interface Head {
  /** Where the words of the page may begin, in px from the top. */
  readonly bottom: number
  readonly drawing: Drawing
}

interface Titled {
  readonly line: Line
  readonly step: TypeStep
  readonly mark: boolean
  readonly corner: CornerPart | null
}

/** The title and its corner on one line: first the corner closes up, then the title. */
export function headOf(page: Page, corner: Corner | null, setting: Setting): Head {
  const tried = candidates(page, corner, setting)
  const fits = tried.find((one) => widthOf(one) <= stage.contentW)
  const chosen = fits ?? tried.at(-1)
  if (chosen === undefined) throw new Error('a page without a title')
  const h = Math.max(88, chosen.step.line)
  const faults = fits === undefined ? [`title is wider than the page: ${page.title}`] : []
  return {
    bottom: stage.top + h,
    drawing: drawing(drawHead(page, chosen, h), faults),
  }
}

const widthOf = ({ line, mark, corner }: Titled): number =>
  line.width + (mark ? markSide + 28 : 0) + (corner === null ? 0 : corner.w + betweenTitleAndCorner)

function candidates(page: Page, corner: Corner | null, setting: Setting): Titled[] {
  const corners = cornersOf(corner, setting)
  const marked = (page.titleMark ?? null) !== null && setting.size !== 'largest'
  const titles = titlesOf(page, setting)
  const marks = marked ? [true, false] : [false]
  const of = (part: CornerPart | null, title: Pick<Titled, 'line' | 'step'>) =>
    marks.map((mark) => ({ ...title, mark, corner: part }))
  const first = titles[0]
  const whole = first === undefined ? [] : corners.flatMap((part) => of(part, first))
  const closer = titles.slice(1).flatMap((title) => of(corners.at(-1) ?? null, title))
  return [...whole, ...closer]
}

/** The title in its own size, then the short one, then smaller down to the smallest text. */
function titlesOf(page: Page, setting: Setting): Pick<Titled, 'line' | 'step'>[] {
  const own = page.titleSize === 'small' ? setting.ramp.smallTitle : setting.ramp.title
  const texts = page.shortTitle === undefined ? [page.title] : [page.title, page.shortTitle]
  const shares = [1, 0.9, 0.8, 0.7, 0.6].filter((share) => own.size * share >= smallestText)
  return shares.flatMap((share) =>
    texts.map((text) => {
      const step = { ...own, size: own.size * share }
      return { step, line: lineOf(text, step, setting) }
    }),
  )
}

function lineOf(text: string, { size, weight }: TypeStep, { measure }: Setting): Line {
  const width = Number.POSITIVE_INFINITY
  const [line] = breakLines(text, { look: { size, weight }, width, measure })
  if (line === undefined) throw new Error('a title without words')
  return line
}

function drawHead(page: Page, { line, mark, corner }: Titled, h: number): Primitive[] {
  const markBox = { x: stage.left, y: stage.top + (h - markSide) / 2, w: markSide, h: markSide }
  const x = mark ? stage.left + markSide + 28 : stage.left
  const look = { colour: colours.green, hole: colours.paper }
  const picture = page.titleMark === 'done' ? 'done' : 'mark'
  return [
    ...(mark ? [drawPicture('title/mark', markBox, { ...look, picture })] : []),
    ...drawLine(line, { id: 'title', x, y: stage.top, lineHeight: h, colour: colours.ink }),
    ...(corner?.draw({ right: stage.right, y: stage.top, h }) ?? []),
  ]
}
