import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import type { Turn } from '../choice-list.ts'
import { type Extent, onPlaceKey, type Place, shownAt } from '../paged-list.ts'

/** The answers before they are sent, drawn from the statement that the card will sign. */
export interface Review extends Place {
  readonly name: 'review'
}
export type ReviewAct =
  | { readonly kind: 'correct'; readonly index: number }
  | { readonly kind: 'send' | 'back' }

/** From the first answer; the first look falls on the row below the answers, which goes on. */
export const reviewFromTop: Review = { name: 'review', at: 0, isBelow: true }

/** As many answers as can be read in a text size; sending waits below the last of them. */
const answersPerPage = { standard: 3, large: 2, largest: 1 } as const satisfies Record<
  TextSize,
  number
>

export const extentOfReview = (answers: number, size: TextSize): Extent => ({
  count: answers,
  perPage: answersPerPage[size],
  hasEnd: true,
})

/** 直す opens at once; sending is only pointed at by its digit and needs 決定. */
export function onReviewKey(
  state: Review,
  key: TvKey,
  { answers, size }: { readonly answers: number; readonly size: TextSize },
): Turn<Review, ReviewAct> {
  const extent = extentOfReview(answers, size)
  const [place, act] = onPlaceKey(state, key, extent)
  const isTurned = shownAt(place, extent).page !== shownAt(state, extent).page
  const next: Review = { name: 'review', at: place.at, isBelow: place.isBelow || isTurned }
  if (act === null) return [next, null]
  if (act.kind === 'open') return [next, { kind: 'correct', index: act.at }]
  return [next, { kind: act.kind === 'end' ? 'send' : 'back' }]
}
