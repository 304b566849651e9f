/** Reads words aloud; the promise ends with the last word, or when it was stopped. */
export interface Speech {
  readonly speak: (words: string) => Promise<void>
  readonly stop: () => void
}

const slowly = 0.85

/** The browser's voice, in Japanese and slowly. A browser without one stays silent. */
export function browserSpeech(synthesis: SpeechSynthesis | undefined): Speech {
  if (synthesis === undefined) return { speak: async () => undefined, stop: () => undefined }
  return {
    speak: (words) =>
      new Promise((resolve) => {
        const utterance = new SpeechSynthesisUtterance(words)
        utterance.lang = 'ja-JP'
        utterance.rate = slowly
        utterance.addEventListener('end', () => resolve())
        utterance.addEventListener('error', () => resolve())
        synthesis.cancel()
        synthesis.speak(utterance)
      }),
    stop: () => synthesis.cancel(),
  }
}
