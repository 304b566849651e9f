import type { Statement } from '#cable-backend/contract/letter'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import { formText } from '../../text/form.ts'
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

type Answers = Statement['answers']

/** Answers on a page, with what was asked on one line of at most so many full-width characters. */
const room = {
  standard: { answers: 3, line: 34 },
  large: { answers: 2, line: 26 },
  largest: { answers: 1, line: 21 },
} as const satisfies Record<TextSize, unknown>

const lengthOf = (words: string): number =>
  [...words].reduce((length, letter) => length + (/[ -~]/u.test(letter) ? 0.5 : 1), 0)

/** A long address takes the room of another answer; sending waits below the last of them. */
export function extentOfReview(answers: Answers, size: TextSize): Extent {
  const { answers: most, line } = room[size]
  const isLong = ({ topic, fact }: Answers[number]): boolean =>
    lengthOf(formText.reviewRow(topic, fact?.value ?? null)) > line
  const perPage = answers.some(isLong) ? Math.max(1, most - 1) : most
  return { count: answers.length, perPage, hasEnd: true }
}

/** 直す opens at once; sending is only pointed at by its digit and needs 決定. */
export function onReviewKey(
  state: Review,
  key: TvKey,
  { answers, size }: { readonly answers: Answers; readonly size: TextSize },
): Turn<Review, ReviewAct> {
  const extent = extentOfReview(answers, size)
  const [place, act] = onPlaceKey(state, key, extent)
  const isTurned = shownAt(place, extent).page !== shownAt(state, extent).page
  const next: Review = { name: 'review', at: place.at, isBelow: place.isBelow || isTurned }
  if (act === null) return [next, null]
  if (act.kind === 'open') return [next, { kind: 'correct', index: act.at }]
  return [next, { kind: act.kind === 'end' ? 'send' : 'back' }]
}
