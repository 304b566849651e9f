import type { Font } from '../scene.ts'

/** A part of a line in one face. */
export interface Run {
  readonly text: string
  readonly font: Font
}

export interface TextLook {
  readonly size: number
  readonly weight: 400 | 700
  /** Drawn bold where it occurs. */
  readonly bold?: string | undefined
}

/** Numbers that are read out or copied: telephone and receipt numbers, in digits of one width. */
const copied = /[０-９]{2,}(?:[-－‐ー][０-９]+)+/gu

/** The one font of a text that has no bold part and no number to copy, else null. */
export function onlyFontOf(text: string, look: TextLook): Font | null {
  const isBoldInPart = look.bold !== undefined && look.bold !== ''
  if (isBoldInPart || text.search(copied) >= 0) return null
  return { face: 'prose', size: look.size, weight: look.weight }
}

/** For every UTF-16 unit of the text, the font it is drawn in. */
export function fontsOf(text: string, look: TextLook): readonly Font[] {
  const plain: Font = { face: 'prose', size: look.size, weight: look.weight }
  const fonts = Array.from({ length: text.length }, () => plain)
  if (look.bold !== undefined && look.bold !== '') {
    paint(fonts, text.indexOf(look.bold), look.bold.length, (font) => ({ ...font, weight: 700 }))
  }
  for (const match of text.matchAll(copied)) {
    paint(fonts, match.index, match[0].length, (font) => ({ ...font, face: 'digits', weight: 700 }))
  }
  return fonts
}

function paint(fonts: Font[], from: number, length: number, to: (font: Font) => Font): void {
  if (from < 0) return
  for (let index = from; index < from + length; index += 1) {
    const font = fonts[index]
    if (font !== undefined) fonts[index] = to(font)
  }
}

/** Neighbouring characters of one font as one run. */
export function runsOf(text: string, fonts: readonly Font[], from: number, to: number): Run[] {
  const runs: Run[] = []
  let start = from
  for (let index = from + 1; index <= to; index += 1) {
    const font = fonts[start]
    if (font === undefined) break
    if (index === to || !sameFont(font, fonts[index])) {
      runs.push({ text: text.slice(start, index), font })
      start = index
    }
  }
  return runs
}

const sameFont = (a: Font, b: Font | undefined): boolean =>
  b !== undefined && a.face === b.face && a.weight === b.weight && a.size === b.size
