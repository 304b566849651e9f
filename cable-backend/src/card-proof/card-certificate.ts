/** A certificate whose structure was read; nothing about it has been proven yet. */
export interface UnverifiedCertificate {
  readonly der: Uint8Array<ArrayBuffer>
  readonly issuerDer: Uint8Array<ArrayBuffer>
  /** Content octets of the INTEGER, as they stand in the certificate. */
  readonly serialNumber: Uint8Array<ArrayBuffer>
  readonly notBefore: Date
  readonly notAfter: Date
}

/** Proven to come from a pinned user-authentication CA and to be of the right kind, now. */
export interface VerifiedCertificate extends UnverifiedCertificate {
  readonly verified: true
  readonly authorityDer: Uint8Array<ArrayBuffer>
  readonly policy: string
}

/** A pinned generation of the user-authentication CA, and which policies it may issue under. */
export interface CardAuthority {
  readonly der: Uint8Array<ArrayBuffer>
  readonly policies: readonly string[]
}
