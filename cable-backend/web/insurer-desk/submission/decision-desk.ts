import type { Decision, Submission } from '#cable-backend/contract/insurer'
import type { ProblemCode } from '#cable-backend/contract/problem'
import type { ActOutcome } from '../live/desk-answer.ts'

/** Where the decision about one submission stands at this desk. */
export type DecisionDesk =
  | { readonly kind: 'open'; readonly reason: string; readonly refusal: ProblemCode | null }
  | { readonly kind: 'sending'; readonly decision: Decision; readonly reason: string }
  | {
      readonly kind: 'unknown'
      readonly decision: Decision
      readonly reason: string
      readonly since: Date
    }
  | { readonly kind: 'not_arrived'; readonly decision: Decision; readonly reason: string }
  | {
      readonly kind: 'decided'
      /** `before`: it was so when the page was opened. */
      readonly by: 'us' | 'other' | 'before'
      /** As the answer to our own press told it; null until the next news. */
      readonly submission: Submission | null
    }

export type DecisionEvent =
  | { readonly kind: 'typed'; readonly reason: string }
  | { readonly kind: 'pressed'; readonly decision: Decision }
  | { readonly kind: 'answered'; readonly outcome: ActOutcome<Submission>; readonly at: Date }
  | { readonly kind: 'seen'; readonly submission: Submission; readonly at: Date }

export const undecided: DecisionDesk = { kind: 'open', reason: '', refusal: null }

/** So long an accepted request may still be on its way; only then it counts as not arrived. */
export const settledAfterMs = 15_000

const isSame = (decision: Decision, submission: Submission): boolean =>
  decision.decision === submission.state &&
  (decision.decision === 'accepted' || decision.reason === submission.rejectedBecause)

function onAnswer(
  desk: DecisionDesk,
  { outcome, at }: Extract<DecisionEvent, { kind: 'answered' }>,
): DecisionDesk {
  if (desk.kind !== 'sending') return desk
  if (outcome.kind === 'done') return { kind: 'decided', by: 'us', submission: outcome.value }
  if (outcome.kind === 'outcome_unknown') return { ...desk, kind: 'unknown', since: at }
  if (outcome.code === 'already_decided') return { kind: 'decided', by: 'other', submission: null }
  return { kind: 'open', reason: desk.reason, refusal: outcome.code }
}

function whoDecided(desk: DecisionDesk, submission: Submission): 'us' | 'other' | 'before' {
  if (desk.kind !== 'unknown') return 'before'
  return isSame(desk.decision, submission) ? 'us' : 'other'
}

function onSeen(
  desk: DecisionDesk,
  { submission, at }: Extract<DecisionEvent, { kind: 'seen' }>,
): DecisionDesk {
  if (desk.kind === 'decided' || desk.kind === 'sending') return desk
  if (submission.state !== 'received') {
    return { kind: 'decided', by: whoDecided(desk, submission), submission }
  }
  if (desk.kind !== 'unknown') return desk
  const isSettled = at.getTime() - desk.since.getTime() >= settledAfterMs
  return isSettled ? { kind: 'not_arrived', decision: desk.decision, reason: desk.reason } : desk
}

const mayPress = (desk: DecisionDesk): desk is Extract<DecisionDesk, { reason: string }> =>
  desk.kind === 'open' || desk.kind === 'not_arrived'

/**
 * The desk's own state machine: one press, no second one while the outcome is not known, and the
 * result of whoever was first.
 */
export function onDecision(desk: DecisionDesk, event: DecisionEvent): DecisionDesk {
  switch (event.kind) {
    case 'typed':
      return mayPress(desk) ? { kind: 'open', reason: event.reason, refusal: null } : desk
    case 'pressed':
      return mayPress(desk)
        ? { kind: 'sending', decision: event.decision, reason: desk.reason }
        : desk
    case 'answered':
      return onAnswer(desk, event)
    case 'seen':
      return onSeen(desk, event)
  }
}

/** Why the reason cannot go to the citizen's TV as it stands; null when it can. */
export function reasonTrouble(reason: string): string | null {
  const length = reason.trim().length
  if (length === 0) return '理由を書くと 押せます'
  return length > 80 ? `80字まで（いま ${length}字）` : null
}
