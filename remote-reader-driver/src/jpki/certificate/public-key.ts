import { readDerElement } from '../../apdu/der.ts'
import type { SignatureScheme } from '../profile/profile.ts'

const version = 0xa0
const fieldsBeforeKey = 5

export interface SignedMessage {
  readonly certificate: Uint8Array
  readonly message: Uint8Array
  /** As JWS has it. */
  readonly signature: Uint8Array
}

/**
 * True when the key in `certificate` made the signature: so certificate and signature come from one
 * card. It says nothing about who issued the certificate; that is for the one who is signed in to.
 */
export async function isSignedByCertificate(
  scheme: SignatureScheme,
  { certificate, message, signature }: SignedMessage,
): Promise<boolean> {
  const spki = publicKeyIn(certificate)
  if (spki === null) return false
  const key = await importKey(scheme, spki)
  if (key === null) return false
  const [signed, over] = [Uint8Array.from(signature), Uint8Array.from(message)]
  return crypto.subtle.verify(scheme.verifyParameters, key, signed, over)
}

/** SubjectPublicKeyInfo of a certificate (RFC 5280 §4.1): the seventh field, the version counted. */
function publicKeyIn(certificate: Uint8Array): Uint8Array | null {
  const outer = readDerElement(certificate)
  const body = outer === null ? null : readDerElement(outer.content)
  let field = body === null ? null : readDerElement(body.content)
  if (field?.tag === version) field = readDerElement(field.rest)
  for (let passed = 0; passed < fieldsBeforeKey && field !== null; passed += 1) {
    field = readDerElement(field.rest)
  }
  return field?.bytes ?? null
}

/** Bytes that are no key of this kind are no key: WebCrypto tells so by rejecting. */
const importKey = (scheme: SignatureScheme, spki: Uint8Array): Promise<CryptoKey | null> =>
  crypto.subtle
    .importKey('spki', Uint8Array.from(spki), scheme.importParameters, false, ['verify'])
    .catch(() => null)
