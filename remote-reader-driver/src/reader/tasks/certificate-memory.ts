import type { CardSlot } from '../card-slot.ts'

/** The user-authentication certificate that was read since the card was laid down, if it was. */
export interface InsertionMemory {
  readonly recall: () => Uint8Array | null
  /** Keeps nothing when the card was moved since this was begun. */
  readonly keep: (certificate: Uint8Array) => void
  readonly forget: () => void
}

/**
 * Creates what begins an insertion's memory at the start of a card session. Every change of
 * presence ends the insertion, and with it all that is remembered; signing certificates, which tell
 * name and address, are never given to it.
 */
export function createCertificateMemory(slot: CardSlot): () => InsertionMemory {
  let insertion = 0
  let kept: Uint8Array | null = null
  const forget = () => {
    kept = null
  }
  slot.onPresence(() => {
    insertion += 1
    forget()
  })
  return () => {
    const begunIn = insertion
    const isSame = () => insertion === begunIn
    return {
      recall: () => (isSame() ? kept : null),
      keep: (certificate) => {
        if (isSame()) kept = certificate.slice()
      },
      forget,
    }
  }
}
