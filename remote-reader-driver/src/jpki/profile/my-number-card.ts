import type { CardProfile, SignatureScheme } from './profile.ts'

/** RFC 8017 §9.2, note 1: what stands before a SHA-256 digest in a DigestInfo. */
const sha256DigestInfoPrefix = Uint8Array.of(
  ...[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01],
  ...[0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20],
)
const modulusLength = 256

/** RSA-2048: the card only pads and signs, so it is given a DigestInfo (RFC 8017 §9.2). */
const rs256: SignatureScheme = {
  algorithm: 'RS256',
  digest: 'SHA-256',
  p1: 0x00,
  inputOf: (digest) => Uint8Array.of(...sha256DigestInfoPrefix, ...digest),
  signatureLength: modulusLength,
  jwsSignatureOf: (answer) => (answer.length === modulusLength ? answer : null),
  importParameters: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  verifyParameters: { name: 'RSASSA-PKCS1-v1_5' },
}

/** The My Number Card of today, with the JPKI application that came in 2016. */
export const myNumberCard: CardProfile = {
  name: 'My Number Card',
  applicationId: Uint8Array.of(0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01),
  tokenInformationFile: 0x0006,
  presentCertificatesFile: 0x0008,
  signature: rs256,
  keys: {
    authentication: {
      certificateFile: 0x000a,
      authorityFile: 0x000b,
      keyFile: 0x0017,
      pin: { file: 0x0018, form: /^[0-9]{4}$/, fold: (typed) => typed, mostTries: 3 },
      isCertificateProtected: false,
    },
    signing: {
      certificateFile: 0x0001,
      authorityFile: 0x0002,
      keyFile: 0x001a,
      pin: {
        file: 0x001b,
        form: /^[A-Za-z0-9]{6,16}$/,
        fold: (typed) => typed.toUpperCase(),
        mostTries: 5,
      },
      isCertificateProtected: true,
    },
  },
}
