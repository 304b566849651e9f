import type { VoiceClip } from '#emergency-alerts/contract/order-document'

/** Finds a recording by what is said in it; null where there is none. */
export type ClipOf = (kana: string) => VoiceClip | null

/** The recordings of what alerts say. Nothing ever waits for a voice: what is not there is silent. */
export interface VoiceLibrary {
  /** Those that are there. */
  find(kanas: readonly string[]): Promise<ClipOf>
  /** Makes those that are missing, the first ones first; resolves once none is left to try. */
  prepare(kanas: readonly string[]): Promise<void>
}

/** For a municipality without a voice. */
export const silentVoices: VoiceLibrary = {
  find: async () => () => null,
  prepare: async () => undefined,
}
