/**
 * Everything that differs between generations of the card, in one place: a later card may bring
 * other files, ECDSA P-384 and SHA-384.
 */
export interface CardProfile {
  readonly applicationId: Uint8Array
  readonly certificateFile: number
  readonly pinFile: number
  readonly keyFile: number
  readonly pinPattern: RegExp
  /** P1 of COMPUTE DIGITAL SIGNATURE. */
  readonly signatureScheme: number
  readonly digest: 'SHA-256'
  readonly digestInfoPrefix: Uint8Array
  readonly algorithm: 'RS256'
  /** Bytes. */
  readonly signatureLength: number
}

/** The user-authentication key (電子利用者証明) of the My Number Card's JPKI application. */
export const userAuthentication: CardProfile = {
  applicationId: Uint8Array.of(0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01),
  certificateFile: 0x000a,
  pinFile: 0x0018,
  keyFile: 0x0017,
  pinPattern: /^[0-9]{4}$/,
  signatureScheme: 0x00,
  digest: 'SHA-256',
  digestInfoPrefix: Uint8Array.of(
    ...[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01],
    ...[0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20],
  ),
  algorithm: 'RS256',
  signatureLength: 256,
}
