import type { VoiceClip } from '#emergency-alerts/contract/order-document'

/** A household of which the municipality has not been told what it is now. */
export interface UntoldHousehold {
  readonly householdId: string
  /** Of the last change, which has to be told. */
  readonly change: number
}

export interface ToldHousehold extends UntoldHousehold {
  readonly toldAt: Date
  /** The names as the municipality has recorded them; null without a voice. */
  readonly namesVoice: VoiceClip | null
}

/** What the municipality has been told of each household; the changes themselves are the outbox. */
export interface SubscriberStore {
  /** Those that changed since they were told, the longest waiting first. */
  untold(limit: number): Promise<readonly UntoldHousehold[]>
  /** A change that came meanwhile stays untold. */
  markTold(told: ToldHousehold): Promise<void>
  /** By household; of all of them or those given. */
  namesVoices(householdIds?: readonly string[]): Promise<ReadonlyMap<string, VoiceClip>>
}
