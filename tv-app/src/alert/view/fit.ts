import { emWidthOf } from '../words/em-width.ts'

/** Phrases are not cut, so lines end a little before the edge. */
const filled = 0.93

/** How many lines a text takes at the most, in a column of so many px. */
const lineCount = (text: string, size: number, width: number): number =>
  Math.max(1, Math.ceil((emWidthOf(text) * size) / (width * filled)))

export interface Paragraph {
  readonly text: string
  readonly size: number
  /** Of one line, in parts of the size. */
  readonly leading: number
}

const scales = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52] as const

export interface Room {
  readonly width: number
  readonly height: number
}

/** Nothing is smaller, whatever has to give way; the styles have it too. */
const smallest = 36

/** How high the paragraphs stand at the most when they are shrunk so far, px. */
export const heightOf = (
  paragraphs: readonly Paragraph[],
  { width, scale }: { readonly width: number; readonly scale: number },
): number =>
  paragraphs.reduce((sum, { text, size, leading }) => {
    const shrunk = Math.max(smallest, size * scale)
    return sum + lineCount(text, shrunk, width) * shrunk * leading
  }, 0)

/** How far the paragraphs must shrink to stand in so many px of height: 1 is not at all. */
export const scaleToFit = (paragraphs: readonly Paragraph[], { width, height }: Room): number =>
  scales.find((scale) => heightOf(paragraphs, { width, scale }) <= height) ?? Math.min(...scales)

/** Whether they stand there when they are shrunk as far as they may be. */
export const fits = (paragraphs: readonly Paragraph[], { width, height }: Room): boolean =>
  heightOf(paragraphs, { width, scale: Math.min(...scales) }) <= height
