import type { LetterSummary } from '#cable-backend/contract/letter'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import type { Turn } from '../choice-list.ts'
import { onPlaceKey, type Place, startOfList } from '../paged-list.ts'

export interface Letters extends Place {
  readonly name: 'letters'
}
export type LettersAct =
  | { readonly kind: 'open'; readonly letter: LetterSummary }
  | { readonly kind: 'leave' }

export const lettersFromTop: Letters = { name: 'letters', ...startOfList }

export const rowsPerPage = (size: TextSize): number => (size === 'largest' ? 2 : 3)

/** Unread first, then the newest day. */
export const inReadingOrder = (letters: readonly LetterSummary[]): readonly LetterSummary[] =>
  letters.toSorted(
    (a, b) => Number(b.isUnread) - Number(a.isUnread) || b.sentOn.localeCompare(a.sentOn),
  )

/** An empty list has one way: back. */
export function onLettersKey(
  state: Letters,
  key: TvKey,
  { letters, size }: { readonly letters: readonly LetterSummary[]; readonly size: TextSize },
): Turn<Letters, LettersAct> {
  if (letters.length === 0)
    return [state, key === 'ok' || key === '1' || key.startsWith('back') ? { kind: 'leave' } : null]
  const extent = { count: letters.length, perPage: rowsPerPage(size) }
  const [place, act] = onPlaceKey(state, key, extent)
  const next: Letters = { name: 'letters', ...place }
  if (act === null) return [next, null]
  if (act.kind !== 'open') return [next, { kind: 'leave' }]
  const letter = letters[act.at]
  return [next, letter === undefined ? null : { kind: 'open', letter }]
}
