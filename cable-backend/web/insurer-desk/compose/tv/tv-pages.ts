import { loadDefaultJapaneseParser } from 'budoux'
import type { LetterPart } from '#cable-backend/contract/letter'

export type TextSize = 'standard' | 'large' | 'largest'

export interface TvLine {
  readonly style: 'heading' | 'text' | 'fact'
  readonly text: string
}

/** Full-width characters in a line and lines on a page of a letter, per text size of the TV. */
const room = {
  standard: { characters: 28, lines: 7 },
  large: { characters: 24, lines: 5 },
  largest: { characters: 20, lines: 4 },
} as const satisfies Record<TextSize, { characters: number; lines: number }>

const phrases = loadDefaultJapaneseParser()

/** Width in full-width characters: ASCII and half-width kana take half of one. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ -~｡-ﾟ]/u.test(character) ? 0.5 : 1), 0)

const cut = (phrase: string, characters: number): readonly string[] => {
  const letters = [...phrase]
  const pieces: string[] = []
  for (let at = 0; at < letters.length; at += characters) {
    pieces.push(letters.slice(at, at + characters).join(''))
  }
  return pieces
}

/** Lines broken at phrases, as the TV breaks them; a phrase longer than a line is cut. */
export function linesOf(text: string, characters: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const phrase of phrases.parse(text).flatMap((one) => cut(one, characters))) {
    const fits = width(line + phrase) <= characters
    if (!fits) lines.push(line)
    line = fits ? line + phrase : phrase
  }
  return line === '' ? lines : [...lines, line]
}

/** How many lines of a TV at text size 大 a part takes: what a page must hold. */
export const linesAtLarge = (text: string): number => linesOf(text, room.large.characters).length

export const linesOnAPage = room.large.lines

const partLines = (part: LetterPart, characters: number): readonly TvLine[] => {
  if (part.kind === 'fact') {
    return linesOf(`${part.label}　${part.value}`, characters).map((text) => ({
      style: 'fact',
      text,
    }))
  }
  const style = part.kind === 'heading' ? 'heading' : 'text'
  return linesOf(part.text, characters).map((text) => ({ style, text }))
}

/** A letter in pages of few large lines; a heading never ends a page. */
export function tvPages(
  parts: readonly LetterPart[],
  size: TextSize,
): readonly (readonly TvLine[])[] {
  const { characters, lines: most } = room[size]
  const pages: TvLine[][] = []
  let page: TvLine[] = []
  for (const line of parts.flatMap((part) => partLines(part, characters))) {
    const endsWithHeading = line.style === 'heading' && page.length === most - 1
    if (page.length === most || endsWithHeading) {
      pages.push(page)
      page = []
    }
    page.push(line)
  }
  return page.length === 0 && pages.length > 0 ? pages : [...pages, page]
}
