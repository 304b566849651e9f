import { sha256 } from '@noble/hashes/sha2.js'

const hashLength = 32
const separator = 0x01
const trailer = 0xbc

/** As long as the hash, RFC 8017 §9.1. */
export const pssSaltLength = hashLength

export interface PssInput {
  /** SHA-256 of the message. */
  readonly digest: Uint8Array
  readonly salt: Uint8Array
  /** Of the modulus, in bytes; its topmost bit is set. */
  readonly length: number
}

/** EMSA-PSS with SHA-256 and MGF1, RFC 8017 §9.1.1. */
export function encodePss({ digest, salt, length }: PssInput): Uint8Array {
  const hash = sha256(Uint8Array.of(...new Uint8Array(8), ...digest, ...salt))
  const masked = new Uint8Array(length - hashLength - 1)
  masked.set([separator, ...salt], masked.length - salt.length - 1)
  const mask = maskOf(hash, masked.length)
  for (const [at, byte] of mask.entries()) masked[at] = (masked[at] ?? 0) ^ byte
  masked[0] = (masked[0] ?? 0) & 0x7f
  return Uint8Array.of(...masked, ...hash, trailer)
}

/** MGF1, RFC 8017 §B.2.1. */
function maskOf(seed: Uint8Array, length: number): Uint8Array {
  const mask = new Uint8Array(Math.ceil(length / hashLength) * hashLength)
  for (let part = 0; part * hashLength < length; part += 1) {
    mask.set(sha256(Uint8Array.of(...seed, 0, 0, 0, part)), part * hashLength)
  }
  return mask.subarray(0, length)
}
