import type { Letter, LetterPart } from '#cable-backend/contract/letter'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import { type Turn, within } from '../choice-list.ts'

/** A paragraph or a heading of a letter, as it is broken into lines and pages. */
export interface LetterLine {
  readonly style: 'heading' | 'letter'
  readonly text: string
  readonly bold?: string
}

/** Breaks a letter into the pages that fit the screen at a text size; at least one. */
export type Paginate = (
  parts: readonly LetterLine[],
  size: TextSize,
) => readonly (readonly LetterLine[])[]

/** A fact of a letter becomes one line: what it is, and its value in bold. */
export function letterLineOf(part: LetterPart): LetterLine {
  if (part.kind === 'fact')
    return { style: 'letter', text: `${part.label}　${part.value}`, bold: part.value }
  return { style: part.kind === 'heading' ? 'heading' : 'letter', text: part.text }
}

export interface OpenLetter {
  readonly name: 'letter'
  readonly page: number
}
export type LetterAct = 'hand_in' | 'finished' | 'receipt' | 'reply' | 'leave'

export const firstPage: OpenLetter = { name: 'letter', page: 0 }

/** What the one row under the last page does. */
export function lastActOf({ form, receipt }: Pick<Letter, 'form' | 'receipt'>): LetterAct {
  if (receipt !== null) return receipt.state === 'rejected' ? 'reply' : 'receipt'
  return form === null ? 'finished' : 'hand_in'
}

/** ←→ turn pages; 決定 turns to the next one until the last, and there does the one act. */
export function onLetterKey(
  state: OpenLetter,
  key: TvKey,
  { letter, pages }: { readonly letter: Letter; readonly pages: number },
): Turn<OpenLetter, LetterAct> {
  const page = within(state.page, pages)
  const at = (next: number): OpenLetter => ({ name: 'letter', page: within(next, pages) })
  if (key === 'left') return [at(page - 1), null]
  if (key === 'right') return [at(page + 1), null]
  if (key === 'ok') return page < pages - 1 ? [at(page + 1), null] : [at(page), lastActOf(letter)]
  if (key === 'back' || key === 'back_long') return [at(page), 'leave']
  return [at(page), null]
}
