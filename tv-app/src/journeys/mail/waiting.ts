import type { LetterSummary, WaitingLetters } from '#cable-backend/contract/letter'
import { formsOf } from '../../screens/forms/state.ts'

/** What the box may show of these letters without anybody signed in: a number and senders. */
export function waitingOf(letters: readonly LetterSummary[]): WaitingLetters {
  const unread = letters.filter((letter) => letter.isUnread)
  const open = formsOf(letters).find(({ form }) => form.receipt === null)
  return {
    unread: unread.length,
    senders: [...new Set(unread.map(({ insurer }) => insurer.name))],
    nearestFormDueOn: open?.form.dueOn ?? null,
  }
}
