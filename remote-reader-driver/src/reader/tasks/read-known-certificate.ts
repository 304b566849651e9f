import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { readCertificate, readCertificateStart } from '../../jpki/certificate/read-certificate.ts'
import type { InsertionMemory } from './certificate-memory.ts'

/**
 * Reads the certificate, or only its first bytes when it was read before in this insertion. When
 * these are another certificate's, the reader has missed that the card was changed: `card_changed`,
 * before any PIN goes to a card that it was not typed for.
 */
export async function readKnownCertificate(
  transmit: Transmit,
  file: number,
  memory: InsertionMemory,
): Promise<Result<Uint8Array, CardRefusal>> {
  const known = memory.recall()
  if (known === null) {
    const certificate = await readCertificate(transmit, file)
    if (certificate.ok) memory.keep(certificate.value)
    return certificate
  }
  const start = await readCertificateStart(transmit, file)
  if (!start.ok) return start
  if (isStartOf(start.value, known)) return ok(known.slice())
  memory.forget()
  return err({ kind: 'card_changed' })
}

/** What stands behind a short certificate is filler and not compared. */
function isStartOf(start: Uint8Array, certificate: Uint8Array): boolean {
  const compared = start.subarray(0, certificate.length)
  const isLongEnough = compared.length === Math.min(certificate.length, start.length)
  return isLongEnough && start.length > 0 && compared.every((byte, at) => byte === certificate[at])
}
