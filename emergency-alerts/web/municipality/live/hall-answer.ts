import type { AlertProblem } from '#emergency-alerts/contract/desk/problem'

/** Why there is no answer to a question; nothing was changed by asking. */
export type Trouble =
  | { readonly kind: 'refused'; readonly problem: AlertProblem }
  | { readonly kind: 'unreachable' }

/**
 * What came of an act. `outcome_unknown`: it may have happened; it must not be pressed again until
 * the server has been asked.
 */
export type ActOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: AlertProblem }
  | { readonly kind: 'outcome_unknown' }
