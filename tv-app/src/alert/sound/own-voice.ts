import type { Spoken } from '#emergency-alerts/contract/order-document'
import { inTurn, type Voice } from './voice.ts'

const slowly = 0.8
/** Voices may come a moment after the page, ms. */
const patienceMs = 250

interface OwnVoiceDeps {
  readonly synthesis: SpeechSynthesis
  readonly after: (ms: number) => Promise<void>
}

/** The box's own Japanese voice with the readings of the sentences; null where it has none. */
export async function ownVoice(
  { synthesis, after }: OwnVoiceDeps,
  sentences: readonly Spoken[],
): Promise<Voice | null> {
  if (synthesis.getVoices().length === 0) await after(patienceMs)
  const japanese = synthesis.getVoices().filter(({ lang }) => /^ja\b/i.test(lang))
  const voice = japanese.find(({ localService }) => localService) ?? japanese[0]
  if (voice === undefined) return null
  return (turn) => {
    turn.hush = () => synthesis.cancel()
    return inTurn(turn, sentences, ({ kana }) => say(synthesis, voice, kana))
  }
}

function say(
  synthesis: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  words: string,
): Promise<void> {
  const utterance = new SpeechSynthesisUtterance(words)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = slowly
  return new Promise((resolve) => {
    utterance.addEventListener('end', () => resolve())
    utterance.addEventListener('error', () => resolve())
    synthesis.speak(utterance)
  })
}
