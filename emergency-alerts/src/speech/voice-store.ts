import { and, eq, inArray } from 'drizzle-orm'
import type { HomeRef } from '#emergency-alerts/contract/subscriber-home'
import type { Database } from '../database/open-database.ts'
import { nameVoices, voices } from './tables.ts'

/** A recording as it is kept. */
export interface KeptVoice {
  readonly kana: string
  readonly voice: string
  readonly sha256: string
  readonly seconds: number
  readonly wav: Uint8Array<ArrayBuffer>
  readonly madeAt: Date
}

export type FoundVoice = Pick<KeptVoice, 'kana' | 'sha256' | 'seconds'>

export interface VoiceStore {
  /** What one voice has said of these already. */
  find(voice: string, kanas: readonly string[]): Promise<FoundVoice[]>
  /** The first recording of the same kana by the same voice stays. */
  save(voice: KeptVoice): Promise<void>
  findNames(homeRef: HomeRef): Promise<(FoundVoice & Pick<KeptVoice, 'voice'>) | null>
  /** In the place of what was there of this home; null leaves nothing. */
  saveNames(homeRef: HomeRef, voice: KeptVoice | null): Promise<void>
  /** The file; `isOfHome` where it says the names of people. */
  wavOf(
    sha256: string,
  ): Promise<{ readonly wav: Uint8Array<ArrayBuffer>; readonly isOfHome: boolean } | null>
}

export const postgresVoiceStore = (db: Database): VoiceStore => ({
  find: (voice, kanas) =>
    kanas.length === 0
      ? Promise.resolve([])
      : db
          .select({ kana: voices.kana, sha256: voices.sha256, seconds: voices.seconds })
          .from(voices)
          .where(and(eq(voices.voice, voice), inArray(voices.kana, [...kanas]))),
  async save(voice) {
    await db.insert(voices).values(voice).onConflictDoNothing()
  },
  async findNames(homeRef) {
    const { kana, voice, sha256, seconds } = nameVoices
    const [row] = await db
      .select({ kana, voice, sha256, seconds })
      .from(nameVoices)
      .where(eq(nameVoices.homeRef, homeRef))
    return row ?? null
  },
  saveNames: (homeRef, voice) =>
    db.transaction(async (tx) => {
      await tx.delete(nameVoices).where(eq(nameVoices.homeRef, homeRef))
      if (voice !== null) await tx.insert(nameVoices).values({ homeRef, ...voice })
    }),
  async wavOf(sha256) {
    const [shared] = await db
      .select({ wav: voices.wav })
      .from(voices)
      .where(eq(voices.sha256, sha256))
    if (shared !== undefined) return { wav: shared.wav, isOfHome: false }
    const [names] = await db
      .select({ wav: nameVoices.wav })
      .from(nameVoices)
      .where(eq(nameVoices.sha256, sha256))
    return names === undefined ? null : { wav: names.wav, isOfHome: true }
  },
})
