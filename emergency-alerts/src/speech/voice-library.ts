import type { Spoken, VoiceClip } from '#emergency-alerts/contract/order-document'
import type { HomeRef } from '#emergency-alerts/contract/subscriber-home'
import type { Speech } from './speech.ts'
import type { FoundVoice, KeptVoice, VoiceStore } from './voice-store.ts'
import { encodeWav, parseWav, secondsOf } from './wav.ts'

/** Finds a recording by what is said in it; null where there is none. */
export type ClipOf = (kana: string) => VoiceClip | null

/** The recordings of what alerts say. Nothing ever waits for a voice: what is not there is silent. */
export interface VoiceLibrary {
  /** Those that are there. */
  find(kanas: readonly string[]): Promise<ClipOf>
  /** Makes those that are missing, the first ones first; resolves once none is left to try. */
  prepare(kanas: readonly string[]): Promise<void>
  /** The names of one home, made now; null where there are none, or no voice. */
  sayNames(homeRef: HomeRef, names: readonly Spoken[]): Promise<VoiceClip | null>
}

export interface VoiceLibraryDeps {
  readonly store: VoiceStore
  /** Null where the municipality has no voice. */
  readonly speech: Speech | null
  readonly publicUrl: string
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array
  /** A voice that fails is heard of here, and nowhere else. */
  readonly onFault: (fault: Error) => void
}

const nonceBytes = 16

/** Makes one recording after the other; the same one is never made twice. */
export function createVoiceLibrary(deps: VoiceLibraryDeps): VoiceLibrary {
  const { store, speech, publicUrl } = deps
  const clipOf = ({ sha256, seconds }: FoundVoice): VoiceClip => ({
    url: `${publicUrl}/voices/${sha256}.wav`,
    sha256,
    seconds,
  })
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = (make: () => Promise<void>): Promise<void> => {
    const turn = before.then(make)
    before = turn.catch(() => undefined)
    return turn
  }
  if (speech === null) return silentVoices
  const prepare = async (kanas: readonly string[]): Promise<void> => {
    const known = new Set((await store.find(speech.voice, kanas)).map(({ kana }) => kana))
    for (const kana of new Set(kanas)) {
      if (known.has(kana)) continue
      const made = await record(kana, new Uint8Array(), { ...deps, speech })
      if (made !== null) await store.save(made)
    }
  }
  return {
    async find(kanas) {
      const found = await store.find(speech.voice, kanas)
      const clips = new Map(found.map((voice) => [voice.kana, clipOf(voice)]))
      return (kana) => clips.get(kana) ?? null
    },
    prepare: (kanas) => inTurn(() => prepare(kanas)),
    async sayNames(homeRef, names) {
      const kana = names.map((name) => `${name.kana}さん`).join('、')
      const kept = await store.findNames(homeRef)
      if (kept !== null && kept.kana === kana && kept.voice === speech.voice) return clipOf(kept)
      const nonce = deps.randomBytes(nonceBytes)
      const made = kana === '' ? null : await record(kana, nonce, { ...deps, speech })
      await store.saveNames(homeRef, made)
      return made === null ? null : clipOf(made)
    },
  }
}

/** For a municipality without a voice. */
export const silentVoices: VoiceLibrary = {
  find: async () => () => null,
  prepare: async () => undefined,
  sayNames: async () => null,
}

type Recorder = Pick<VoiceLibraryDeps, 'now' | 'onFault'> & { readonly speech: Speech }

async function record(
  kana: string,
  nonce: Uint8Array,
  { speech, now, onFault }: Recorder,
): Promise<KeptVoice | null> {
  const file = await speech.speak(kana).catch((cause: unknown) => {
    onFault(new Error('the voice could not speak', { cause }))
    return null
  })
  const recording = file === null ? null : parseWav(file)
  if (recording === null || recording.samples.length === 0) return null
  const wav = encodeWav(recording, nonce)
  const digest = await crypto.subtle.digest('SHA-256', wav)
  const sha256 = Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const seconds = Math.round(secondsOf(recording) * 1000) / 1000
  return { kana, voice: speech.voice, sha256, seconds, wav, madeAt: now() }
}
