import { createECDH, type ECDH, randomBytes } from 'node:crypto'
import { openMessage } from './open-message.ts'

/** How the simulated service fails, for testers. */
export type PushFault =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'status'
      readonly status: 404 | 410 | 429 | 500
      readonly retryAfter: string | null
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'silent' }

export interface PushedMessage {
  readonly messageId: string
  /** What the phone reads; sealed for it alone. */
  readonly text: string
  readonly topic: string | null
  readonly urgency: string
  readonly ttlSeconds: number
  readonly arrivedAt: string
}

interface Subscription {
  /** The only sender it takes messages of (RFC 8292 §4). */
  readonly applicationServerKey: string
  readonly ecdh: ECDH
  readonly auth: Buffer
  messages: readonly PushedMessage[]
}

export interface Subscribed {
  readonly subscriptionId: string
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/** A push service and the phones of invented people, in one: real sealing, nothing leaves the town. */
export interface PushService {
  /** As `pushManager.subscribe` of a browser would. */
  subscribe(applicationServerKey: string): Subscribed
  /** The sender's key of a live subscription; null where there is none. */
  senderOf(subscriptionId: string): string | null
  /** Opens a sealed message; one with the same topic takes the place of an earlier one. */
  deliver(subscriptionId: string, message: SealedMessage): PushedMessage
  /** What has arrived on a phone, oldest first; null where there is no such phone. */
  messagesOf(subscriptionId: string): readonly PushedMessage[] | null
  unsubscribe(subscriptionId: string): void
  /** The next `times` messages meet this fault. */
  fail(fault: PushFault, times: number): void
  /** The fault that this message meets. */
  nextFault(): PushFault
}

export interface SealedMessage {
  readonly body: Uint8Array
  readonly topic: string | null
  readonly urgency: string
  readonly ttlSeconds: number
}

const mostKept = 20

/** `sendUrl` is what endpoints begin with: `http://localhost:8080/simulators/push/send`. */
export function createPushService(sendUrl: string, now: () => Date): PushService {
  const subscriptions = new Map<string, Subscription>()
  let fault: PushFault = { kind: 'none' }
  let failing = 0
  return {
    subscribe(applicationServerKey) {
      const subscriptionId = randomBytes(24).toString('base64url')
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys('base64url')
      const auth = randomBytes(16)
      subscriptions.set(subscriptionId, { applicationServerKey, ecdh, auth, messages: [] })
      return {
        subscriptionId,
        endpoint: `${sendUrl}/${subscriptionId}`,
        keys: { p256dh, auth: auth.toString('base64url') },
      }
    },
    senderOf: (subscriptionId) => subscriptions.get(subscriptionId)?.applicationServerKey ?? null,
    deliver(subscriptionId, { body, ...about }) {
      const phone = subscriptions.get(subscriptionId)
      if (phone === undefined) throw new RangeError('there is no such subscription')
      const text = openMessage(body, phone)
      const messageId = randomBytes(12).toString('base64url')
      const message = { ...about, messageId, text, arrivedAt: now().toISOString() }
      const others = phone.messages.filter(({ topic }) => topic === null || topic !== about.topic)
      phone.messages = [...others, message].slice(-mostKept)
      return message
    },
    messagesOf: (subscriptionId) => subscriptions.get(subscriptionId)?.messages ?? null,
    unsubscribe: (subscriptionId) => void subscriptions.delete(subscriptionId),
    fail(next, times) {
      fault = next
      failing = times
    },
    nextFault() {
      if (failing === 0) return { kind: 'none' }
      failing -= 1
      return fault
    },
  }
}
