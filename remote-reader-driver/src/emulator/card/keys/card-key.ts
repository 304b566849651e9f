import type { Result } from '../../../../contract/result.ts'

export type RandomBytes = (length: number) => Uint8Array

/** A private key inside an emulated card. */
export interface CardKey {
  /** COMPUTE DIGITAL SIGNATURE with this P1 over this data: the answer, or the status instead. */
  readonly compute: (p1: number, input: Uint8Array) => Result<Uint8Array, number>
}

/** Reads the key of a persona; what is random in its signatures comes from `randomBytes`. */
export type ReadCardKey = (jwk: JsonWebKey, randomBytes: RandomBytes) => CardKey
