import { rawEcdsaSignature } from './ecdsa-signature.ts'
import { myNumberCard } from './my-number-card.ts'
import type { CardProfile, SignatureScheme } from './profile.ts'

const fieldLength = 48

/** ECDSA over P-384 with SHA-384: the card is given the digest and answers a DER signature. */
const es384: SignatureScheme = {
  algorithm: 'ES384',
  digest: 'SHA-384',
  p1: 0x00,
  inputOf: (digest) => digest,
  signatureLength: 2 * fieldLength,
  jwsSignatureOf: (answer) => rawEcdsaSignature(answer, fieldLength),
  importParameters: { name: 'ECDSA', namedCurve: 'P-384' },
  verifyParameters: { name: 'ECDSA', hash: 'SHA-384' },
}

/**
 * A card that signs with ECDSA P-384 and SHA-384, as the next generation of the My Number Card is
 * planned to. Nothing about that card's bytes is published: application name, file ids, P1 and the
 * form of the answer are invented here: what becomes known is spread over it.
 */
export const nextCard: CardProfile = {
  name: 'next My Number Card (bytes invented)',
  applicationId: Uint8Array.of(0xf0, 0x4e, 0x45, 0x58, 0x54, 0x01),
  tokenInformationFile: 0x0102,
  presentCertificatesFile: 0x0103,
  signature: es384,
  keys: {
    authentication: {
      ...myNumberCard.keys.authentication,
      certificateFile: 0x0110,
      authorityFile: 0x0111,
      keyFile: 0x0112,
      pin: { ...myNumberCard.keys.authentication.pin, file: 0x0113 },
    },
    signing: {
      ...myNumberCard.keys.signing,
      certificateFile: 0x0120,
      authorityFile: 0x0121,
      keyFile: 0x0122,
      pin: { ...myNumberCard.keys.signing.pin, file: 0x0123 },
    },
  },
}
