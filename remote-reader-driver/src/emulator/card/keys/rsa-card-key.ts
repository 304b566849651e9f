import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { statusWords } from '../../../apdu/status-word.ts'
import type { CardKey, RandomBytes, ReadCardKey } from './card-key.ts'
import { encodePss, pssSaltLength } from './pss.ts'
import { longestInput, type RsaKey, readRsaKey, signBlock, signRaw } from './rsa.ts'

const digestLength = 32
const longestMessage = 255
/** RFC 8017 §9.2, note 1, for SHA-256. */
const digestInfoPrefix = Uint8Array.of(
  ...[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01],
  ...[0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20],
)

interface Scheme {
  readonly accepts: (length: number, key: RsaKey) => boolean
  readonly sign: (key: RsaKey, input: Uint8Array, randomBytes: RandomBytes) => Uint8Array
}

const isDigest = (length: number) => length === digestLength
const isMessage = (length: number) => length <= longestMessage
const signDigestInfo = (key: RsaKey, digest: Uint8Array) =>
  signRaw(key, Uint8Array.of(...digestInfoPrefix, ...digest))
const signPss = (key: RsaKey, digest: Uint8Array, randomBytes: RandomBytes) => {
  const salt = randomBytes(pssSaltLength)
  return signBlock(key, encodePss({ digest, salt, length: key.modulusLength }))
}

/** The schemes of P1 as measured on test cards; every other P1 is `6A86`. */
const schemes: readonly Scheme[] = [
  { accepts: (length, key) => length <= longestInput(key), sign: signRaw },
  { accepts: isMessage, sign: (key, message) => signRaw(key, sha256(message)) },
  { accepts: isDigest, sign: signDigestInfo },
  { accepts: isMessage, sign: (key, message) => signDigestInfo(key, sha256(message)) },
  { accepts: isDigest, sign: signPss },
  { accepts: isMessage, sign: (key, message, random) => signPss(key, sha256(message), random) },
]

/** An RSA key as the My Number Card of today uses it. */
export const readRsaCardKey: ReadCardKey = (jwk, randomBytes): CardKey => {
  const key = readRsaKey(jwk)
  return {
    compute: (p1, input): Result<Uint8Array, number> => {
      const scheme = schemes[p1]
      if (scheme === undefined) return err(statusWords.wrongParameters)
      if (!scheme.accepts(input.length, key)) return err(statusWords.conditionsNotSatisfied)
      return ok(scheme.sign(key, input, randomBytes))
    },
  }
}
