import type { OrderDocument } from '#emergency-alerts/contract/order-document'

/** A household in which nobody answered an order. */
export interface SilentHome {
  readonly householdId: string
  /** Of those who consented to be named; empty where nobody did. */
  readonly names: readonly string[]
}

/** Phones, each counted once: `asked = accepted + failed` when everything was tried. */
export interface PushCounts {
  readonly asked: number
  /** Their push service took the message; whether somebody saw it nobody knows. */
  readonly accepted: number
  readonly failed: number
}

export interface PushRequest {
  readonly document: OrderDocument
  readonly homes: readonly SilentHome[]
  /** Told whenever a phone is settled; `asked` is known at the first time. */
  readonly onCounts?: (counts: PushCounts) => void
}

/** Tells the phones that families registered. */
export interface FamilyPush {
  /** Answers when every phone is settled. An order that is told again replaces itself on the phone. */
  notify(request: PushRequest): Promise<PushCounts>
}
