import type { SentNotice } from '#cable-backend/contract/insurer'
import type { ProblemCode } from '#cable-backend/contract/problem'
import type { ActOutcome } from '../live/desk-answer.ts'

/** Where the sending of one composed notice stands. */
export type SendDesk =
  | { readonly kind: 'editing'; readonly refusal: ProblemCode | null }
  | { readonly kind: 'sending' }
  | { readonly kind: 'unknown'; readonly since: Date }
  | { readonly kind: 'sent'; readonly notice: SentNotice }

export type SendEvent =
  | { readonly kind: 'edited' }
  | { readonly kind: 'pressed' }
  /** The next notice begins, with a key of its own. */
  | { readonly kind: 'next' }
  | {
      readonly kind: 'answered'
      readonly outcome: ActOutcome<SentNotice>
      readonly at: Date
    }

export const editing: SendDesk = { kind: 'editing', refusal: null }

function onAnswer(desk: SendDesk, outcome: ActOutcome<SentNotice>, at: Date): SendDesk {
  if (desk.kind !== 'sending' && desk.kind !== 'unknown') return desk
  if (outcome.kind === 'done') return { kind: 'sent', notice: outcome.value }
  if (outcome.kind === 'refused') {
    const isStillUnknown = desk.kind === 'unknown' && outcome.code === 'unavailable'
    return isStillUnknown ? desk : { kind: 'editing', refusal: outcome.code }
  }
  return desk.kind === 'unknown' ? desk : { kind: 'unknown', since: at }
}

/**
 * One press sends. While the outcome is unknown nothing can be edited or pressed: the page asks
 * again with the same key and the same bytes, which can never deliver twice.
 */
export function onSend(desk: SendDesk, event: SendEvent): SendDesk {
  switch (event.kind) {
    case 'edited':
      return desk.kind === 'editing' ? editing : desk
    case 'pressed':
      return desk.kind === 'editing' ? { kind: 'sending' } : desk
    case 'next':
      return desk.kind === 'sent' ? editing : desk
    case 'answered':
      return onAnswer(desk, event.outcome, event.at)
  }
}
