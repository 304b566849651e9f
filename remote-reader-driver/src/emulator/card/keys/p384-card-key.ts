import { p384 } from '@noble/curves/nist.js'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { statusWords } from '../../../apdu/status-word.ts'
import type { CardKey, ReadCardKey } from './card-key.ts'
import { decodeBase64url } from './rsa.ts'

const digestLength = 48
const ofDigest = 0x00

/**
 * An ECDSA key over P-384 as an invented next card uses it: P1 = 00 signs a digest of 48 bytes and
 * answers DER (RFC 3279 §2.2.3). What is random in it is derived from key and digest (RFC 6979).
 */
export const readP384CardKey: ReadCardKey = ({ d }): CardKey => {
  const secret = decodeBase64url(d)
  return {
    compute: (p1, input): Result<Uint8Array, number> => {
      if (p1 !== ofDigest) return err(statusWords.wrongParameters)
      if (input.length !== digestLength) return err(statusWords.conditionsNotSatisfied)
      return ok(p384.sign(input, secret, { prehash: false, format: 'der' }))
    },
  }
}
