import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

export interface KeyPair {
  readonly privateKey: Uint8Array
  readonly publicKey: Uint8Array
}

/** The functions that `25519_ChaChaPoly_SHA256` names, Noise revision 34 §12. */
export interface NoisePrimitives {
  readonly publicKeyOf: (privateKey: Uint8Array) => Uint8Array
  /** X25519 (RFC 7748); null when the other key is of low order. */
  readonly dh: (privateKey: Uint8Array, publicKey: Uint8Array) => Uint8Array | null
  /** ChaCha20-Poly1305 (RFC 8439) with a 12-byte nonce; the tag is the last 16 bytes. */
  readonly seal: (sealing: Sealing, plaintext: Uint8Array) => Uint8Array
  /** Null when the tag is not right. */
  readonly open: (sealing: Sealing, ciphertext: Uint8Array) => Uint8Array | null
  readonly hash: (bytes: Uint8Array) => Uint8Array
  readonly hmac: (key: Uint8Array, bytes: Uint8Array) => Uint8Array
}

export interface Sealing {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly associated: Uint8Array
}

export const keyLength = 32
export const tagLength = 16

/** The reviewed noble libraries; they run in a page and in Node alike. */
export const noblePrimitives: NoisePrimitives = {
  publicKeyOf: (privateKey) => x25519.getPublicKey(privateKey),
  dh: (privateKey, publicKey) => {
    try {
      return x25519.getSharedSecret(privateKey, publicKey)
    } catch {
      return null
    }
  },
  seal: ({ key, nonce, associated }, plaintext) =>
    chacha20poly1305(key, nonce, associated).encrypt(plaintext),
  open: ({ key, nonce, associated }, ciphertext) => {
    if (ciphertext.length < tagLength) return null
    try {
      return chacha20poly1305(key, nonce, associated).decrypt(ciphertext)
    } catch {
      return null
    }
  },
  hash: sha256,
  hmac: (key, bytes) => hmac(sha256, key, bytes),
}

/** A fresh key pair from 32 random bytes. */
export function newKeyPair(
  randomBytes: (length: number) => Uint8Array,
  { publicKeyOf }: NoisePrimitives = noblePrimitives,
): KeyPair {
  const privateKey = randomBytes(keyLength)
  return { privateKey, publicKey: publicKeyOf(privateKey) }
}
