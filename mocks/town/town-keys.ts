import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { PrivateKey } from '#cable-backend/src/bound-token/signing-key'
import { decodeBase64, encodeBase64 } from '#cable-backend/src/card-proof/encoding'
import {
  issueSealCertificate,
  type SealIdentity,
} from '#cable-backend/src/epostbox/evidence/cms/seal-identity'
import type { Keepsake } from '../simulators/jlis/keepsake.ts'

/** A secret of 32 random bytes that is made at the first start. */
export async function recallSecret(
  keepsake: Keepsake,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = await keepsake.recall(`secret/${name}`, async () =>
    encodeBase64(crypto.getRandomValues(new Uint8Array(32))),
  )
  const bytes = decodeBase64(text)
  if (bytes === null) throw new TypeError(`the kept secret ${name} is not base64`)
  return bytes
}

/** An ES256 key that is made at the first start, as a private JWK. */
export async function recallSigningKey(keepsake: Keepsake, name: string): Promise<PrivateKey> {
  const text = await keepsake.recall(`key/${name}`, async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    return JSON.stringify(await exportJWK(privateKey))
  })
  return PrivateKey.parse(JSON.parse(text))
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** The same key as WebCrypto has it. */
export async function importKeyPair({ d, ...publicJwk }: PrivateKey): Promise<CryptoKeyPair> {
  const load = (jwk: JWK, uses: KeyUsage[]) => crypto.subtle.importKey('jwk', jwk, p256, true, uses)
  return {
    publicKey: await load(publicJwk, ['verify']),
    privateKey: await load({ ...publicJwk, d }, ['sign']),
  }
}

const sealYears = 10

/** The postbox operator's seal: its key, and the certificate that insurers pin. */
export async function recallSeal(keepsake: Keepsake, now: Date): Promise<SealIdentity> {
  const keys = await importKeyPair(await recallSigningKey(keepsake, 'postbox-seal'))
  const text = await keepsake.recall('postbox-seal-certificate', async () => {
    const notAfter = new Date(now)
    notAfter.setUTCFullYear(now.getUTCFullYear() + sealYears)
    return encodeBase64(
      await issueSealCertificate({
        operator: 'Mimamori e-postbox (SIMULATED TOWN)',
        keys,
        serial: crypto.getRandomValues(new Uint8Array(15)),
        notBefore: new Date(now.getTime() - 24 * 60 * 60_000),
        notAfter,
      }),
    )
  })
  const certificate = decodeBase64(text)
  if (certificate === null) throw new TypeError('the kept seal certificate is not base64')
  return { certificate, privateKey: keys.privateKey }
}
