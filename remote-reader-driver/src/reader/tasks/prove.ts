import type { CardStep } from '../../../contract/box-host.ts'
import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { isSignedByCertificate } from '../../jpki/certificate/public-key.ts'
import { readCertificate } from '../../jpki/certificate/read-certificate.ts'
import { requireTry } from '../../jpki/pin/tries-left.ts'
import { verifyPin } from '../../jpki/pin/verify-pin.ts'
import type { CardAlgorithm, KeyProfile, SignatureScheme } from '../../jpki/profile/profile.ts'
import { selectFile } from '../../jpki/select.ts'
import { sign } from '../../jpki/sign.ts'
import type { InsertionMemory } from './certificate-memory.ts'
import { readKnownCertificate } from './read-known-certificate.ts'

export interface ProofTask {
  readonly scheme: SignatureScheme
  readonly key: KeyProfile
  readonly message: Uint8Array
  /** Wiped by the time this is over. */
  readonly pin: Uint8Array
  readonly spendLastTry: boolean
  /** Ask for the tries left before anything else: what became of the last PIN is unknown. */
  readonly isTryInDoubt: boolean
  readonly memory: InsertionMemory
  readonly onStep: (step: CardStep) => void
}

export interface CardProof {
  readonly certificate: Uint8Array
  /** As JWS has it (RFC 7518 §3). */
  readonly signature: Uint8Array
  readonly algorithm: CardAlgorithm
}

/**
 * The card's part of a sign-in, a submission or a signature, within one card session and with its
 * application selected: certificate, tries left, PIN, signature. The PIN is sent at most once, and
 * never for the last try unless told so. Certificate and signature that do not belong together
 * come from two cards: `card_changed`.
 */
export async function prove(
  transmit: Transmit,
  task: ProofTask,
): Promise<Result<CardProof, CardRefusal>> {
  const certificate = await readAndVerify(transmit, task)
  if (!certificate.ok) return certificate
  task.onStep('signing')
  const { scheme, key, message } = task
  const signature = await sign(transmit, { scheme, key, message })
  if (!signature.ok) return signature
  const proven = { certificate: certificate.value, signature: signature.value }
  if (!(await isSignedByCertificate(scheme, { ...proven, message }))) {
    task.memory.forget()
    return err({ kind: 'card_changed' })
  }
  return ok({ ...proven, algorithm: scheme.algorithm })
}

/** Certificate and PIN, in the order that this key and a try in doubt ask for. */
async function readAndVerify(
  transmit: Transmit,
  task: ProofTask,
): Promise<Result<Uint8Array, CardRefusal>> {
  if (task.key.isCertificateProtected) {
    const allowed = await requireTry(transmit, task.key.pin, task)
    if (!allowed.ok) return allowed
    const verified = await verify(transmit, task)
    return verified.ok ? readCertificate(transmit, task.key.certificateFile) : verified
  }
  const certificate = await readBeforePin(transmit, task)
  if (!certificate.ok) return certificate
  const verified = await verify(transmit, task)
  return verified.ok ? certificate : verified
}

function verify(transmit: Transmit, { pin, onStep }: ProofTask) {
  onStep('checking_pin')
  return verifyPin(transmit, pin)
}

/** Reads what needs no PIN and leaves the PIN's file selected; refuses where no try may be spent. */
async function readBeforePin(
  transmit: Transmit,
  task: ProofTask,
): Promise<Result<Uint8Array, CardRefusal>> {
  const { key, memory } = task
  if (!task.isTryInDoubt) {
    const certificate = await readKnownCertificate(transmit, key.certificateFile, memory)
    if (!certificate.ok) return certificate
    const allowed = await requireTry(transmit, key.pin, task)
    return allowed.ok ? certificate : allowed
  }
  const allowed = await requireTry(transmit, key.pin, task)
  if (!allowed.ok) return allowed
  const certificate = await readKnownCertificate(transmit, key.certificateFile, memory)
  if (!certificate.ok) return certificate
  const selected = await selectFile(transmit, key.pin.file)
  return selected.ok ? certificate : selected
}
