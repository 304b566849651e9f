import type { Home } from '#emergency-alerts/contract/home'
import type { Spoken, VoiceClip } from '#emergency-alerts/contract/order-document'
import { createHomeIndex, type HomeIndex } from '#emergency-alerts/contract/targeting/home-index'

/** A household as the relay knows it: where it is, its boxes, and who consented to be named. */
export interface RelayHousehold {
  readonly householdId: string
  readonly familyName: string
  readonly home: Home
  readonly names: readonly Spoken[]
  readonly namesVoice: VoiceClip | null
  readonly boxes: readonly { readonly boxId: string; readonly keyThumbprint: string }[]
}

export interface PlacedBox {
  readonly boxId: string
  readonly household: RelayHousehold
  /** The number of the household within this register and its index. */
  readonly homeNumber: number
}

/** Every household of a relay at one moment, ready to be asked whom an order concerns. */
export interface RelayRegister {
  readonly boxes: readonly PlacedBox[]
  readonly index: HomeIndex
  boxOfKey(keyThumbprint: string): PlacedBox | undefined
  boxOfId(boxId: string): PlacedBox | undefined
}

/** Numbers the households in the given order; a change makes a new register. */
export function buildRegister(households: readonly RelayHousehold[]): RelayRegister {
  const byKey = new Map<string, PlacedBox>()
  const byId = new Map<string, PlacedBox>()
  households.forEach((household, homeNumber) => {
    for (const { boxId, keyThumbprint } of household.boxes) {
      const box = { boxId, household, homeNumber }
      byKey.set(keyThumbprint, box)
      byId.set(boxId, box)
    }
  })
  return {
    boxes: [...byId.values()],
    index: createHomeIndex(households.map(({ home }) => home)),
    boxOfKey: (keyThumbprint) => byKey.get(keyThumbprint),
    boxOfId: (boxId) => byId.get(boxId),
  }
}
