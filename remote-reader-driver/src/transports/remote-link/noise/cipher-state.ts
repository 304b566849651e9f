import type { NoisePrimitives } from './primitives.ts'

/** A key and how often it was used, Noise revision 34 §5.1. */
export interface CipherState {
  /** Seals under the next nonce; null once the key is worn out. */
  readonly seal: (plaintext: Uint8Array, associated?: Uint8Array) => Uint8Array | null
  /**
   * Opens what was sealed under the next nonce; null for anything else, a replay too. Only a
   * message that opens moves the nonce.
   */
  readonly open: (ciphertext: Uint8Array, associated?: Uint8Array) => Uint8Array | null
}

/** A key serves this many messages; then the session has to be made anew. */
export const mostMessages = 2 ** 32 - 1

const nothing = new Uint8Array()

/** Creates the state of one direction; its nonce only ever goes up. */
export function createCipherState(
  primitives: NoisePrimitives,
  key: Uint8Array,
  firstNonce = 0,
): CipherState {
  let used = firstNonce
  return {
    seal: (plaintext, associated = nothing) => {
      if (used >= mostMessages) return null
      const nonce = nonceOf(used)
      used += 1
      return primitives.seal({ key, nonce, associated }, plaintext)
    },
    open: (ciphertext, associated = nothing) => {
      if (used >= mostMessages) return null
      const plaintext = primitives.open({ key, nonce: nonceOf(used), associated }, ciphertext)
      if (plaintext !== null) used += 1
      return plaintext
    },
  }
}

/** ChaChaPoly's nonce, Noise revision 34 §12.3: 4 zero bytes, then 64 bits, little-endian. */
export function nonceOf(used: number): Uint8Array {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setBigUint64(4, BigInt(used), true)
  return nonce
}
