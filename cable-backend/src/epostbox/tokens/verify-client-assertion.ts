import { createLocalJWKSet, decodeJwt, errors } from 'jose'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { Insurer, InsurerStore } from '../insurers/insurer-store.ts'
import {
  type AssertionExpectation,
  type AssertionRefusal,
  readAssertion,
} from './verify-postbox-assertion.ts'

export interface ClientExpectation
  extends Pick<AssertionExpectation, 'audience' | 'now' | 'replays'> {
  readonly insurers: Pick<InsurerStore, 'findInsurer'>
}

/**
 * Proves which insurer calls (`private_key_jwt`, RFC 7523 §2.2 and §3): `iss` and `sub` are the
 * insurer, its own registered key signed it, it lives 5 minutes at most and is used once.
 */
export async function verifyClientAssertion(
  assertion: string,
  { insurers, ...expected }: ClientExpectation,
): Promise<Result<Insurer, AssertionRefusal>> {
  const insurer = await insurers.findInsurer(claimedIssuer(assertion))
  if (insurer === null) return err('assertion_invalid')
  const keys = createLocalJWKSet(insurer.clientKeys)
  const read = await readAssertion(
    assertion,
    { seconds: 300 },
    { ...expected, keys, issuer: insurer.insurerId },
  )
  if (!read.ok) return read
  return read.value.sub === insurer.insurerId ? ok(insurer) : err('assertion_invalid')
}

/** Only to find the key that the signature is then checked with. */
function claimedIssuer(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? ''
  } catch (error) {
    if (error instanceof errors.JOSEError) return ''
    throw error
  }
}
