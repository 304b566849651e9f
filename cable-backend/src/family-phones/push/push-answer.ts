/** What a push service said of one message, or that it said nothing in time. */
export type PushAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'silent' }

export type NextStep =
  | { readonly kind: 'accepted' }
  /** The subscription is no more: forget the phone. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'again'; readonly afterMs: number }

export interface PushLimits {
  /** The first time included. */
  readonly attempts: number
  readonly backoffMs: number
  /** Nobody waits longer than so for a service that says when to come again. */
  readonly longestWaitMs: number
}

export const usualPushLimits: PushLimits = {
  attempts: 5,
  backoffMs: 1_000,
  longestWaitMs: 5 * 60_000,
}

interface Trying {
  /** How many times it was sent, this one included. */
  readonly attempt: number
  readonly limits: PushLimits
  readonly now: Date
  /** 0 to below 1: all who were refused together do not come again together. */
  readonly chance: number
}

/** Decides by the answer (RFC 8030 §5, §7.3, §8.4; RFC 9110 §10.2.3) whether to send it again, and when. */
export function planNext(answer: PushAnswer, trying: Trying): NextStep {
  if (answer.kind === 'silent') return againOf(null, trying)
  const { status, retryAfter } = answer
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  const isPassing = status === 429 || status >= 500
  return isPassing ? againOf(parseRetryAfter(retryAfter, trying.now), trying) : { kind: 'failed' }
}

function againOf(askedMs: number | null, { attempt, limits, chance }: Trying): NextStep {
  if (attempt >= limits.attempts) return { kind: 'failed' }
  const backoffMs = limits.backoffMs * 2 ** (attempt - 1) * (1 + chance)
  const afterMs = Math.max(askedMs ?? 0, Math.min(backoffMs, limits.longestWaitMs))
  return afterMs > limits.longestWaitMs ? { kind: 'failed' } : { kind: 'again', afterMs }
}

/** Seconds, or a date of HTTP; null where it is neither. */
export function parseRetryAfter(text: string | null, now: Date): number | null {
  if (text === null) return null
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const at = /GMT$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
