import { base64url } from 'jose'
import * as z from 'zod/mini'
import type { Keepsake } from '../keepsake.ts'
import { basicConstraints, keyUsage, usage } from './certificate-extensions.ts'
import {
  type CertificateIssuer,
  type DistinguishedName,
  issueCertificate,
} from './issue-certificate.ts'

export const rsa2048 = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const

/** An RSA key of a simulated party, as it is kept (RFC 7518 §6.3). */
export const RsaPrivateJwk = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
})
export type RsaPrivateJwk = z.infer<typeof RsaPrivateJwk>

const Kept = z.strictObject({ der: z.string(), privateJwk: RsaPrivateJwk })

/** A certificate with the key that belongs to it. */
export interface CertifiedKey {
  readonly der: Uint8Array<ArrayBuffer>
  readonly privateJwk: RsaPrivateJwk
}

export interface CertificationAuthority extends CertificateIssuer {
  readonly der: Uint8Array<ArrayBuffer>
}

/** Recalls a certified key, or makes a new RSA-2048 key and lets `certify` make its certificate. */
export async function recallCertifiedKey(
  keepsake: Keepsake,
  name: string,
  certify: (keys: CryptoKeyPair) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<CertifiedKey> {
  const text = await keepsake.recall(name, async () => {
    const keys = await crypto.subtle.generateKey(rsa2048, true, ['sign', 'verify'])
    const der = base64url.encode(await certify(keys))
    return JSON.stringify({ der, privateJwk: await exportPrivateJwk(keys.privateKey) })
  })
  const { der, privateJwk } = Kept.parse(JSON.parse(text))
  return { der: Uint8Array.from(base64url.decode(der)), privateJwk }
}

/** The private key as JSON: only what RFC 7518 names. */
const exportPrivateJwk = async (privateKey: CryptoKey): Promise<RsaPrivateJwk> =>
  RsaPrivateJwk.parse(await crypto.subtle.exportKey('jwk', privateKey))

/** Both keys of a kept one, ready for use. */
export async function importKeyPair(privateJwk: RsaPrivateJwk): Promise<CryptoKeyPair> {
  const { kty, n, e } = privateJwk
  const { subtle } = crypto
  return {
    privateKey: await subtle.importKey('jwk', privateJwk, rsa2048, true, ['sign']),
    publicKey: await subtle.importKey('jwk', { kty, n, e }, rsa2048, true, ['verify']),
  }
}

export interface AuthoritySpec {
  readonly name: DistinguishedName
  readonly notBefore: Date
  readonly notAfter: Date
}

/** A self-signed authority; a second start has the same one. */
export async function recallAuthority(
  keepsake: Keepsake,
  keptAs: string,
  { name, notBefore, notAfter }: AuthoritySpec,
): Promise<CertificationAuthority> {
  const { der, privateJwk } = await recallCertifiedKey(keepsake, keptAs, (keys) =>
    issueCertificate(
      {
        subject: name,
        publicKey: keys.publicKey,
        notBefore,
        notAfter,
        extensions: [keyUsage(usage.keyCertSign | usage.crlSign), basicConstraints(true)],
      },
      { name, ...keys },
    ),
  )
  return { name, der, ...(await importKeyPair(privateJwk)) }
}
