import type { CertificateFacts } from './x509/certificate-facts.ts'

/** A certificate whose structure was read; nothing about it has been proven yet. */
export type UnverifiedCertificate = CertificateFacts

/** Proven to come from a pinned user-authentication CA and to be of the right kind, now. */
export interface VerifiedCertificate extends CertificateFacts {
  readonly verified: true
  readonly authorityDer: Uint8Array<ArrayBuffer>
  readonly policy: string
}

/** A pinned generation of the user-authentication CA, and which policies it may issue under. */
export interface CardAuthority {
  readonly der: Uint8Array<ArrayBuffer>
  readonly policies: readonly string[]
}
