/** Makes a recording of something that is written in kana. */
export interface Speech {
  /** Who speaks, and how: the same voice says the same kana in the same way. */
  readonly voice: string
  /** A WAV file of 16-bit PCM; rejects where it cannot be made in time. */
  speak(kana: string): Promise<Uint8Array<ArrayBuffer>>
}
