import type { ProblemCode } from '#cable-backend/contract/problem'
import type { CardRefusal } from '#remote-reader-driver/contract/card-refusal'

export type Wall = 'cable' | 'postbox'

/** Why a wall gave no answer: it said no, it was not reached, or the box could not sign for us. */
export type WallRefusal =
  | { readonly kind: 'problem'; readonly code: ProblemCode }
  | { readonly kind: 'unreachable'; readonly wall: Wall }
  | { readonly kind: 'box_host_down' }

/** Why the card gave no answer, or the native service behind the reader did not. */
export type TapRefusal = CardRefusal | { readonly kind: 'box_host_down' }
