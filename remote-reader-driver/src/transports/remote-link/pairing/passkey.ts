import type { NoisePrimitives } from '../noise/primitives.ts'
import { joined } from '../noise/symmetric-state.ts'

/** One round for each bit of a number below 10^6, as in Bluetooth's Passkey Entry. */
export const rounds = 20
export const nonceLength = 16
export const commitmentLength = 32
const codeDigits = 6
const codes = 10 ** codeDigits

/** Who commits; so that nobody's commitment can be sent back to him as one's own. */
export type Committer = 'host' | 'remote'
const committerByte = { host: 0x00, remote: 0x01 } as const satisfies Record<Committer, number>

export interface Commitment {
  readonly committer: Committer
  readonly handshakeHash: Uint8Array
  /** 0 to 19. */
  readonly round: number
  readonly bit: number
  readonly nonce: Uint8Array
}

const label = new TextEncoder().encode('mimamori pairing 1')

/**
 * SHA-256(label ‖ committer ‖ handshake hash ‖ round ‖ bit ‖ nonce), where Passkey Entry of Bluetooth
 * Core 5.4 Vol 3 Part H §2.3.5.6.3 has f4: the handshake hash is in the place of both public keys.
 */
export const commit = (
  { hash }: NoisePrimitives,
  { committer, handshakeHash, round, bit, nonce }: Commitment,
): Uint8Array =>
  hash(
    joined(
      label,
      Uint8Array.of(committerByte[committer]),
      handshakeHash,
      Uint8Array.of(round, bit),
      nonce,
    ),
  )

/** The bit of a code that a round is about; the first round takes the least significant bit. */
export const bitOf = (code: number, round: number): number => (code >>> round) & 1

/** A code from 000000 to 999999, each as likely as the other. */
export function newCode(randomBytes: (length: number) => Uint8Array): number {
  const fair = 2 ** 32 - (2 ** 32 % codes)
  for (;;) {
    const bytes = randomBytes(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    if (drawn < fair) return drawn % codes
  }
}

export const showCode = (code: number): string => code.toString().padStart(codeDigits, '0')

/** The code that was typed; null for what is not six digits. */
export const parseCode = (typed: string): number | null =>
  /^[0-9]{6}$/.test(typed) ? Number(typed) : null

/** Compares without telling by its time where the first difference is. */
export const isSameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length &&
  one.reduce((seen, byte, at) => seen | (byte ^ (other[at] ?? 0)), 0) === 0
