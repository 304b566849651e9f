import type { AlertAnswer, BoxProfile } from '#cable-backend/contract/alert-stream'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { AnswerKind } from '#emergency-alerts/contract/relay-report'
import type { Seen } from './seen.ts'

/** An order whose signature was proven, as the municipality signed it. */
export interface ProvenOrder {
  readonly order: OrderDocument
  readonly signedOrder: string
}

export interface KnownOrder extends ProvenOrder {
  /** What `concerns` says for this home; false while the box does not know where it stands. */
  readonly isHere: boolean
}

/** What people say; `displayed` is the box's own word. */
export type PeopleAnswer = Exclude<AnswerKind, 'displayed' | 'read'>

/** What this home has seen of an order and said to it; kept when the box is switched off. */
export interface OrderMark {
  /** The last revision in force that stood here whole; null while none did. */
  readonly shown: Seen | null
  /** The last revision that somebody answered or took note of. */
  readonly settled: Seen | null
  /** The last revision whose `displayed` was handed over. */
  readonly displayed: number
  readonly answer: PeopleAnswer | null
  /** Of the last answer. */
  readonly answerId: string | null
  /** When the answer was given, ms of the trusted clock. */
  readonly answeredAt: number
  /** The municipality has the call for help. */
  readonly isHelpTold: boolean
  /** Old marks are forgotten by it, ms of the trusted clock. */
  readonly touchedAt: number
}

/** Where the viewer went by a press; everything else in front comes by itself. */
export type Step =
  | { readonly kind: 'tips' | 'help'; readonly orderId: string }
  /** Opened from the menu, one after the other. */
  | { readonly kind: 'reopened'; readonly orderIds: readonly string[] }

/** What stands in front, and since when it was seen there; null before its first frame. */
export interface Stand {
  readonly key: string
  readonly focused: number
  readonly drawnAt: number | null
  /** How often it has sounded again since then. */
  readonly repeats: number
}

export interface AlertState {
  /** Ms since 1970 by the clock that the relay has corrected. */
  readonly now: number
  /** Of the present event; answers that it brings forth are named by it. */
  readonly eventId: string
  readonly profile: BoxProfile | null
  /** The highest revision of each order, by orderId, whatever path it came by. */
  readonly orders: Readonly<Record<string, KnownOrder>>
  readonly marks: Readonly<Record<string, OrderMark>>
  /** Not kept: whoever switches the television on hears what is not answered yet. */
  readonly sounded: Readonly<Record<string, Seen>>
  /** Answers that the relay has not confirmed, oldest first. */
  readonly outbox: readonly AlertAnswer[]
  readonly step: Step | null
  readonly stand: Stand
}

export const noMark: OrderMark = {
  shown: null,
  settled: null,
  displayed: 0,
  answer: null,
  answerId: null,
  answeredAt: 0,
  isHelpTold: false,
  touchedAt: 0,
}

export const markOf = ({ marks }: AlertState, orderId: string): OrderMark =>
  marks[orderId] ?? noMark

export const initialAlerts = (now: number): AlertState => ({
  now,
  eventId: '',
  profile: null,
  orders: {},
  marks: {},
  sounded: {},
  outbox: [],
  step: null,
  stand: { key: '', focused: 0, drawnAt: null, repeats: 0 },
})
