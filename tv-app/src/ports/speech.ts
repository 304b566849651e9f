/** Reads words aloud; the promise ends with the last word, or when it was stopped. */
export interface Speech {
  readonly speak: (words: string) => Promise<void>
  readonly stop: () => void
}

const slowly = 0.85

/**
 * The browser's voice, in Japanese and slowly; a browser without one stays silent. It is looked for
 * when something is said: that takes a while, and the first picture must not wait for it.
 */
export function browserSpeech(voiceOf: () => SpeechSynthesis | undefined): Speech {
  return {
    speak: (words) =>
      new Promise((resolve) => {
        const voice = voiceOf()
        if (voice === undefined) return resolve()
        const utterance = new SpeechSynthesisUtterance(words)
        utterance.lang = 'ja-JP'
        utterance.rate = slowly
        utterance.addEventListener('end', () => resolve())
        utterance.addEventListener('error', () => resolve())
        voice.cancel()
        voice.speak(utterance)
      }),
    stop: () => voiceOf()?.cancel(),
  }
}
