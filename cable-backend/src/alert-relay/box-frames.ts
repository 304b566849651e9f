import type { BoxProfile, StreamState } from '#cable-backend/contract/alert-stream'
import { eventFrame } from './lines/event-frame.ts'
import type { HeldOrder } from './orders/order-book.ts'
import type { RelayHousehold } from './register/relay-register.ts'

/** 「田中」, where every name begins with it and says more. */
function familyNameOf({ familyName, names }: RelayHousehold): string | null {
  const isShared = names.every(({ text }) => text.startsWith(familyName) && text !== familyName)
  return names.length > 0 && familyName !== '' && isShared ? familyName : null
}

export function profileFrame(household: RelayHousehold): Uint8Array {
  const { home, names, namesVoice } = household
  const profile: BoxProfile = { home, names, familyName: familyNameOf(household), namesVoice }
  return eventFrame('profile', JSON.stringify(profile))
}

const keptFrames = 100

/**
 * Frames of the present state. Most boxes have the same one: the bytes are made once for each set of
 * orders and handed out again.
 */
export function createStateFrames(): (orders: readonly HeldOrder[]) => Uint8Array {
  const frames = new Map<string, Uint8Array>()
  return (orders) => {
    const key = orders.map(({ document }) => `${document.orderId}:${document.revision}`).join()
    const known = frames.get(key)
    if (known !== undefined) return known
    const state: StreamState = { orders: orders.map(({ signedOrder }) => signedOrder) }
    const frame = eventFrame('state', JSON.stringify(state))
    if (frames.size >= keptFrames) frames.clear()
    frames.set(key, frame)
    return frame
  }
}
