import type { VerifiedCertificate } from './card-certificate.ts'

/**
 * What a revocation source said. `unknown` and `unavailable` are never taken for `good`. In Japan
 * only notified verifiers may ask J-LIS, so a platform operator's API is one more adapter here.
 */
export type RevocationAnswer =
  | {
      readonly status: 'good'
      /** As of when the source's own information is (OCSP thisUpdate); what makes it honest. */
      readonly sourceUpdatedAt: Date
      readonly checkedAt: Date
      readonly method: 'ocsp' | 'crl' | 'platform_operator'
      /** The signed answer, where the source gives one that others can check. */
      readonly evidence: Uint8Array | null
    }
  | { readonly status: 'revoked'; readonly revokedAt: Date }
  | { readonly status: 'unknown' }
  | { readonly status: 'unavailable'; readonly reason: string }

export interface RevocationSource {
  ask(certificate: VerifiedCertificate): Promise<RevocationAnswer>
}
