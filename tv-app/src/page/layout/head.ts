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
  const { chosen, fits } = firstThatFits(candidates(page, corner, setting))
  const h = Math.max(88, chosen.step.line)
  const faults = fits ? [] : [`title is wider than the page: ${page.title}`]
  return {
    bottom: stage.top + h,
    drawing: drawing(drawHead(page, chosen, h), faults),
  }
}

const widthOf = ({ line, mark, corner }: Titled): number =>
  line.width + (mark ? markSide + 28 : 0) + (corner === null ? 0 : corner.w + betweenTitleAndCorner)

/** The last one where none fits. */
function firstThatFits(tried: Iterable<Titled>) {
  let chosen: Titled | null = null
  for (const one of tried) {
    chosen = one
    if (widthOf(one) <= stage.contentW) return { chosen, fits: true }
  }
  if (chosen === null) throw new Error('a page without a title')
  return { chosen, fits: false }
}

/** One after the other, since a size that is not needed is not measured either. */
function* candidates(page: Page, corner: Corner | null, setting: Setting): Iterable<Titled> {
  const corners = cornersOf(corner, setting)
  const marked = (page.titleMark ?? null) !== null && setting.size !== 'largest'
  const marks = marked ? [true, false] : [false]
  let parts = corners
  for (const title of titlesOf(page, setting)) {
    for (const part of parts) for (const mark of marks) yield { ...title, mark, corner: part }
    parts = [corners.at(-1) ?? null]
  }
}

/** The title in its own size, then the short one, then smaller down to the smallest text. */
function* titlesOf(page: Page, setting: Setting): Iterable<Pick<Titled, 'line' | 'step'>> {
  const own = page.titleSize === 'small' ? setting.ramp.smallTitle : setting.ramp.title
  const texts = page.shortTitle === undefined ? [page.title] : [page.title, page.shortTitle]
  const shares = [1, 0.9, 0.8, 0.7, 0.6].filter((share) => own.size * share >= smallestText)
  for (const share of shares)
    for (const text of texts) {
      const step = { ...own, size: own.size * share }
      yield { step, line: lineOf(text, step, setting) }
    }
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
