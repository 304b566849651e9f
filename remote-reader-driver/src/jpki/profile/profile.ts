/**
 * Everything that differs between generations of the card, in one place. A reader gets a list of
 * profiles and takes the first whose application the card knows, so that another generation is
 * another value of this type and no other code.
 */
export interface CardProfile {
  /** For people who look on; nothing is decided by it. */
  readonly name: string
  readonly applicationId: Uint8Array
  readonly tokenInformationFile: number
  readonly presentCertificatesFile: number
  readonly signature: SignatureScheme
  readonly keys: Readonly<Record<KeyName, KeyProfile>>
}

/** `authentication` is for 電子利用者証明, `signing` for 電子署名. */
export type KeyName = 'authentication' | 'signing'

/** The algorithms of RFC 7518 §3 that a card of some generation signs with. */
export type CardAlgorithm = 'RS256' | 'ES384'

/** How the keys of a card sign. */
export interface SignatureScheme {
  readonly algorithm: CardAlgorithm
  readonly digest: 'SHA-256' | 'SHA-384'
  /** P1 of COMPUTE DIGITAL SIGNATURE. */
  readonly p1: number
  /** What the card is given to sign, made of the digest of the message. */
  readonly inputOf: (digest: Uint8Array) => Uint8Array
  /** Length of the JWS signature, in bytes. */
  readonly signatureLength: number
  /** The card's answer as a JWS signature (RFC 7518 §3); null when it cannot be one. */
  readonly jwsSignatureOf: (answer: Uint8Array) => Uint8Array | null
  /** How WebCrypto imports the public key of a certificate and checks such a signature. */
  readonly importParameters: RsaHashedImportParams | EcKeyImportParams
  readonly verifyParameters: AlgorithmIdentifier | EcdsaParams
}

/** One key of a card with its certificate, its authority's certificate and its PIN. */
export interface KeyProfile {
  readonly certificateFile: number
  readonly authorityFile: number
  readonly keyFile: number
  readonly pin: PinProfile
  /** The card gives the certificate only after its PIN. */
  readonly isCertificateProtected: boolean
}

export interface PinProfile {
  readonly file: number
  /** What may be typed. */
  readonly form: RegExp
  /** What was typed, as the card compares it: byte for byte. */
  readonly fold: (typed: string) => string
  readonly mostTries: number
}
