import type { AlertAnswer, AnswersKept, BoxProfile } from '#cable-backend/contract/alert-stream'
import type { TvKey } from '../../keys/tv-key.ts'
import type { AlertState, OrderMark, ProvenOrder } from './alert-state.ts'

/** What the box kept when it was switched off, with signatures proven anew. */
export interface Remembered {
  readonly profile: BoxProfile | null
  readonly orders: readonly ProvenOrder[]
  readonly marks: Readonly<Record<string, OrderMark>>
  readonly outbox: readonly AlertAnswer[]
}

export type AlertHappening =
  | { readonly kind: 'remembered'; readonly memory: Remembered }
  | { readonly kind: 'profile'; readonly profile: BoxProfile }
  | { readonly kind: 'orders'; readonly orders: readonly ProvenOrder[] }
  /** Every second while something is in front, else less often. */
  | { readonly kind: 'tick' }
  /** The front with this key stood on the screen, in a frame that was shown. */
  | { readonly kind: 'drawn'; readonly key: string }
  | { readonly kind: 'key'; readonly key: TvKey }
  /** The relay told which answers it has committed, and which the municipality has. */
  | { readonly kind: 'kept'; readonly answers: AnswersKept['answers'] }
  /** 防災のお知らせ was chosen in the menu. */
  | { readonly kind: 'reopen' }
  /** Somebody switched the television on: what is not answered sounds again. */
  | { readonly kind: 'switched_on' }

/** What happened and when, ms since 1970 by the trusted clock, under an id that is random. */
export type AlertEvent = AlertHappening & { readonly at: number; readonly id: string }

/** What the layer asks of the world. Everything else follows from the state. */
export type AlertWish =
  /** Chime and voice of what stands in front. */
  | { readonly kind: 'sound' }
  /** The blue key: the voice alone. */
  | { readonly kind: 'repeat_voice' }
  | { readonly kind: 'silence' }

export type AlertNext = readonly [AlertState, readonly AlertWish[]]
