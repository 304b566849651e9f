import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { ok, type Result } from '../../../contract/result.ts'
import {
  type PresentCertificates,
  readPresentCertificates,
} from '../../jpki/token/present-certificates.ts'
import { readTokenInformation, type TokenInformation } from '../../jpki/token/token-information.ts'
import type { CardAtHand } from '../ask-card.ts'

/** What kind of card lies there; all of it is what the card says, nothing is proven. */
export interface CardIdentity {
  readonly profileName: string
  readonly token: TokenInformation
  readonly certificates: PresentCertificates
}

/** Reads what a card says about itself, which needs no PIN. */
export async function identify({
  transmit,
  profile,
}: Pick<CardAtHand, 'transmit' | 'profile'>): Promise<Result<CardIdentity, CardRefusal>> {
  const token = await readTokenInformation(transmit, profile.tokenInformationFile)
  if (!token.ok) return token
  const certificates = await readPresentCertificates(transmit, profile.presentCertificatesFile)
  if (!certificates.ok) return certificates
  return ok({ profileName: profile.name, token: token.value, certificates: certificates.value })
}
