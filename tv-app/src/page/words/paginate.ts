import { ramps, stage } from '../../theme.ts'
import type { TextSize } from '../page.ts'
import type { Measure } from '../scene.ts'
import { breakLines } from './break-lines.ts'

/** A paragraph of a letter, or a heading above some; `bold` is drawn bold where it occurs. */
export interface LetterPart {
  readonly style: 'heading' | 'letter'
  readonly text: string
  readonly bold?: string
}

/** One line of a page of a letter. */
export type LetterLine = LetterPart

/** Room for a line of a letter, in px. */
export function letterWidth(size: TextSize): number {
  return stage.contentW - 2 * ramps[size].letterSide
}

/**
 * A letter in pages of at most 7, 5 or 4 lines (標準, 大, 特大), broken at phrases. A heading never
 * ends a page, and no page is empty.
 */
export function paginate(
  parts: readonly LetterPart[],
  size: TextSize,
  measure: Measure,
): readonly (readonly LetterLine[])[] {
  const most = ramps[size].letterLines
  const pages: LetterLine[][] = []
  let page: readonly LetterLine[] = []
  for (const line of parts.flatMap((part) => linesOf(part, size, measure))) {
    if (page.length === most) {
      const { stays, goes } = endOfPage(page)
      pages.push([...stays])
      page = goes
    }
    page = [...page, line]
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages
}

/** Headings at the end of a full page go to the next one, unless there is nothing else on it. */
function endOfPage(page: readonly LetterLine[]) {
  const from = page.findLastIndex((line) => line.style !== 'heading') + 1
  return from === 0
    ? { stays: page, goes: [] }
    : { stays: page.slice(0, from), goes: page.slice(from) }
}

function linesOf(part: LetterPart, size: TextSize, measure: Measure): LetterLine[] {
  const { letter } = ramps[size]
  const weight = part.style === 'heading' ? 700 : 400
  const look = { size: letter.size, weight, bold: part.bold } as const
  const lines = breakLines(part.text, { look, width: letterWidth(size), measure })
  return lines.map(({ text, runs }) => {
    const bold = part.bold === undefined ? undefined : boldOf(runs, text)
    return bold === undefined ? { style: part.style, text } : { style: part.style, text, bold }
  })
}

/** Numbers to copy are bold by themselves; only the words that were asked for are named. */
function boldOf(
  runs: readonly { readonly text: string; readonly font: { readonly weight: number } }[],
  text: string,
): string | undefined {
  const from = runs.findIndex((run) => run.font.weight === 700)
  if (from < 0 || runs.every((run) => run.font.weight === 700)) return from < 0 ? undefined : text
  let bold = ''
  for (const run of runs.slice(from)) {
    if (run.font.weight !== 700) break
    bold += run.text
  }
  return bold
}
