/** Widths in BIZ UDPGothic, in ems and rounded up; what is not named here is one em wide. */
const narrow: readonly (readonly [RegExp, number])[] = [
  [/[・（）【】「」『』]/u, 0.5],
  [/[、。]/u, 0.61],
  [/　/u, 0.67],
  [/[０-９]/u, 0.77],
  [/[ -~]/u, 0.8],
]
/** Stands on the character before it, without a width of its own. */
const variation = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

/**
 * How wide a text is at the most, in ems. The alert layer never asks the browser: a measurement
 * would cost a layout, and its answer would change when the font arrives.
 */
export function emWidthOf(text: string): number {
  let ems = 0
  for (const letter of text) {
    if (!variation.test(letter)) ems += narrow.find(([kind]) => kind.test(letter))?.[1] ?? 1
  }
  return ems
}

/** The largest of the sizes at which the text fits the width; else the smallest. Px. */
export const sizeFor = (text: string, width: number, sizes: readonly number[]): number =>
  sizes.find((size) => emWidthOf(text) * size <= width) ?? Math.min(...sizes)
