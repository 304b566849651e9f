import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** The answers before they are sent, drawn from the statement that the card will sign. */
export interface Review {
  readonly name: 'review'
  readonly page: number
  readonly focused: number
}
export type ReviewAct =
  | { readonly kind: 'correct'; readonly index: number }
  | { readonly kind: 'more' | 'send' | 'back' }

export const answersPerPage = 3

/** Where the first look falls: on the last row, which goes on. */
export const reviewAt = (page: number, answers: number): Review => ({
  name: 'review',
  page,
  focused: shownOnReview(page, answers).count,
})

interface ShownAnswers {
  readonly from: number
  readonly count: number
  readonly isLast: boolean
}

export function shownOnReview(page: number, answers: number): ShownAnswers {
  const from = page * answersPerPage
  const count = Math.max(0, Math.min(answersPerPage, answers - from))
  return { from, count, isLast: from + count >= answers }
}

function actsOf(state: Review, answers: number): readonly ReviewAct[] {
  const { from, count, isLast } = shownOnReview(state.page, answers)
  const corrections = Array.from(
    { length: count },
    (_, row): ReviewAct => ({ kind: 'correct', index: from + row }),
  )
  return [...corrections, { kind: isLast ? 'send' : 'more' }]
}

/** 直す opens at once; sending is only pointed at by its digit and needs 決定. */
export function onReviewKey(state: Review, key: TvKey, answers: number): Turn<Review, ReviewAct> {
  const [next, act] = onChoiceKey<Review, ReviewAct>(state, key, {
    acts: actsOf(state, answers),
    leave: { kind: 'back' },
    digits: 'choose',
  })
  if (act?.kind === 'more') return [reviewAt(state.page + 1, answers), null]
  if (act?.kind === 'back' && state.page > 0) return [reviewAt(state.page - 1, answers), null]
  return [next, act?.kind === 'send' && key !== 'ok' ? null : act]
}
