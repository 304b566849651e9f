import type { Font, Measure } from '../scene.ts'
import { type BreakPoints, breakPointsOf, isSpace } from './break-points.ts'
import { fontsOf, onlyFontOf, type Run, runsOf, type TextLook } from './styled-text.ts'

export interface Line {
  readonly text: string
  readonly runs: readonly Run[]
  /** Width of each run in px, and of all. */
  readonly widths: readonly number[]
  readonly width: number
}

export interface Breaking {
  readonly look: TextLook
  /** Room for a line in px. */
  readonly width: number
  readonly measure: Measure
  /** Lines of about equal length, instead of full ones and a short last one. */
  readonly even?: boolean
}

/**
 * A text in lines no wider than `width`, broken between phrases and by the rules of kinsoku; line
 * feeds of the text are kept. A character is never split, and nothing is left out.
 */
export function breakLines(text: string, breaking: Breaking): readonly Line[] {
  const whole = wholeLine(text, breaking)
  if (whole !== null) return [whole]
  const fonts = fontsOf(text, breaking.look)
  const lines: Line[] = []
  let offset = 0
  for (const paragraph of text.split('\n')) {
    const part = fonts.slice(offset, offset + paragraph.length)
    lines.push(...breakParagraph(paragraph, part, breaking))
    offset += paragraph.length + 1
  }
  return lines
}

/** Most texts are one line in one font: no more than one measurement. */
function wholeLine(text: string, { look, width, measure }: Breaking): Line | null {
  if (text.includes('\n')) return null
  const font = onlyFontOf(text, look)
  if (font === null || text.endsWith('　')) return null
  const w = measure(text, font)
  return w > width ? null : { text, runs: [{ text, font }], widths: [w], width: w }
}

function breakParagraph(text: string, fonts: readonly Font[], breaking: Breaking): Line[] {
  const whole = lineOf(text, fonts, 0, text.length, breaking.measure)
  if (whole.width <= breaking.width || text === '') return [whole]
  const ruler = rulerOf(text, fonts, breaking.measure)
  const ends = fill(ruler, breaking.width)
  const best = breaking.even === true ? evenOut(ruler, ends, breaking.width) : ends
  return best.map((end, index) => {
    const from = ruler.offsets[best[index - 1] ?? 0] ?? 0
    return lineOf(text, fonts, from, ruler.offsets[end] ?? text.length, breaking.measure)
  })
}

function lineOf(
  text: string,
  fonts: readonly Font[],
  from: number,
  to: number,
  measure: Measure,
): Line {
  const shown = text.slice(from, to).trimEnd()
  const runs = runsOf(text, fonts, from, from + shown.length)
  const widths = runs.map((run) => measure(run.text, run.font))
  return { text: shown, runs, widths, width: widths.reduce((sum, width) => sum + width, 0) }
}

interface Ruler {
  readonly points: BreakPoints
  /** UTF-16 offset at which each grapheme begins; one more for the end. */
  readonly offsets: readonly number[]
  /** Width of the text before each grapheme, in px. */
  readonly before: readonly number[]
}

function rulerOf(text: string, fonts: readonly Font[], measure: Measure): Ruler {
  const points = breakPointsOf(text)
  const offsets = [0]
  const before = [0]
  for (const grapheme of points.graphemes) {
    const from = offsets.at(-1) ?? 0
    const font = fonts[from]
    offsets.push(from + grapheme.length)
    before.push((before.at(-1) ?? 0) + (font === undefined ? 0 : measure(grapheme, font)))
  }
  return { points, offsets, before }
}

/** Ends of lines that take as much as they hold; indices of graphemes. */
function fill(ruler: Ruler, width: number): number[] {
  const length = ruler.points.graphemes.length
  const ends: number[] = []
  let start = 0
  while (start < length) {
    const room = reach(ruler, start, width)
    const end = room === length ? length : lastBreak(ruler, start, room)
    ends.push(end)
    start = end
  }
  return ends
}

/** The furthest grapheme up to which the line still holds; spaces at its end do not count. */
function reach(ruler: Ruler, start: number, width: number): number {
  const from = ruler.before[start] ?? 0
  let end = start
  for (let index = start + 1; index < ruler.before.length; index += 1) {
    const hangs = isSpace(ruler.points.graphemes[index - 1] ?? '')
    if (!hangs && (ruler.before[index] ?? 0) - from > width) break
    end = index
  }
  return Math.max(end, start + 1)
}

function lastBreak(ruler: Ruler, start: number, room: number): number {
  for (const points of [ruler.points.atPhrases, ruler.points.allowed]) {
    for (let index = room; index > start; index -= 1) if (points.has(index)) return index
  }
  return room
}

/** The narrowest width that needs no more lines gives lines of about equal length. */
function evenOut(ruler: Ruler, ends: number[], width: number): number[] {
  if (ends.length === 1 || !ends.slice(0, -1).every((end) => ruler.points.atPhrases.has(end))) {
    return ends
  }
  let best = ends
  let low = width / 2
  let high = width
  while (high - low > 8) {
    const middle = (low + high) / 2
    const tried = fill(ruler, middle)
    const fits = tried.length === ends.length && tried.slice(0, -1).every(isPhrase(ruler))
    if (fits) best = tried
    if (fits) high = middle
    else low = middle
  }
  return best
}

const isPhrase =
  (ruler: Ruler) =>
  (end: number): boolean =>
    ruler.points.atPhrases.has(end)

/** A text on one line; what is too long is cut after a phrase and ends with …. */
export function cutToLine(text: string, { look, width, measure }: Breaking): Line {
  const whole = breakLines(text, { look, width: Number.POSITIVE_INFINITY, measure })[0]
  if (whole !== undefined && whole.width <= width) return whole
  const dots = measure('…', { face: 'prose', size: look.size, weight: look.weight })
  const first = breakLines(text, { look, width: width - dots, measure })[0]?.text ?? ''
  const cut = `${first.replace(/[、。・　]+$/u, '')}…`
  return lineOf(cut, fontsOf(cut, look), 0, cut.length, measure)
}
