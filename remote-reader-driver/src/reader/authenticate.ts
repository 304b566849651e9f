import type { CardStep } from '../../contract/box-host.ts'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { CardProfile } from '../jpki/profile.ts'
import { readCertificate } from '../jpki/read-certificate.ts'
import { selectApplication, selectFile } from '../jpki/select.ts'
import { sign } from '../jpki/sign.ts'
import { readTriesLeft } from '../jpki/tries-left.ts'
import { verifyPin } from '../jpki/verify-pin.ts'

export interface Authentication {
  readonly profile: CardProfile
  readonly message: Uint8Array
  /** Wiped by the time this is over. */
  readonly pin: Uint8Array
  readonly spendLastTry: boolean
  /** Ask for the tries left before anything else: the last VERIFY has an unknown outcome. */
  readonly isTryInDoubt: boolean
  readonly onStep: (step: CardStep) => void
}

export interface CardProof {
  readonly certificate: Uint8Array
  readonly signature: Uint8Array
  readonly algorithm: CardProfile['algorithm']
}

/**
 * The card's part of a sign-in or a submission, within one card session: certificate, tries left,
 * PIN, signature. The PIN is sent at most once, and never for the last try unless told so.
 */
export async function authenticate(
  transmit: Transmit,
  asked: Authentication,
): Promise<Result<CardProof, CardRefusal>> {
  asked.onStep('reading')
  const selected = await selectApplication(transmit, asked.profile.applicationId)
  if (!selected.ok) return selected
  const certificate = await readBeforePin(transmit, asked)
  if (!certificate.ok) return certificate
  asked.onStep('checking_pin')
  const verified = await verifyPin(transmit, asked.pin)
  if (!verified.ok) return verified
  asked.onStep('signing')
  const signature = await sign(transmit, asked.profile, asked.message)
  if (!signature.ok) return signature
  const { algorithm } = asked.profile
  return ok({ certificate: certificate.value, signature: signature.value, algorithm })
}

/** Reads what needs no PIN and leaves the PIN's file selected; refuses where no try may be spent. */
async function readBeforePin(
  transmit: Transmit,
  asked: Authentication,
): Promise<Result<Uint8Array, CardRefusal>> {
  if (!asked.isTryInDoubt) {
    const certificate = await readCertificate(transmit, asked.profile)
    if (!certificate.ok) return certificate
    const allowed = await requireTry(transmit, asked)
    return allowed.ok ? certificate : allowed
  }
  const allowed = await requireTry(transmit, asked)
  if (!allowed.ok) return allowed
  const certificate = await readCertificate(transmit, asked.profile)
  if (!certificate.ok) return certificate
  const selected = await selectFile(transmit, asked.profile.pinFile)
  return selected.ok ? certificate : selected
}

async function requireTry(
  transmit: Transmit,
  { profile, spendLastTry }: Authentication,
): Promise<Result<void, CardRefusal>> {
  const triesLeft = await readTriesLeft(transmit, profile)
  if (!triesLeft.ok) return triesLeft
  if (triesLeft.value === 0) return err({ kind: 'pin_blocked' })
  if (triesLeft.value === 1 && !spendLastTry) return err({ kind: 'last_try', triesLeft: 1 })
  return ok(undefined)
}
