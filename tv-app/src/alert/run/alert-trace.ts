import type { AnswerKind } from '#emergency-alerts/contract/relay-report'
import type { OrderRefusal } from '../proof/verify-order.ts'
import type { SoundOutcome } from '../sound/alert-sound.ts'

/** What the layer did, for whoever watches over it; no name and no place is in it. */
export type AlertTrace =
  | { readonly kind: 'line'; readonly line: 'up' | 'down' }
  | { readonly kind: 'received'; readonly orderId: string; readonly revision: number }
  | { readonly kind: 'refused'; readonly reason: OrderRefusal | 'event_malformed' }
  | { readonly kind: 'drawn'; readonly front: string }
  | { readonly kind: 'answered'; readonly answer: AnswerKind; readonly revision: number }
  | { readonly kind: 'kept'; readonly answers: number; readonly told: number }
  | { readonly kind: 'sound'; readonly outcome: SoundOutcome }

export type Trace = (trace: AlertTrace) => void
