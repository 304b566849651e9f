import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { readDerExtent } from '../../apdu/der.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { selectFile } from '../select.ts'
import { longestRead, readPart } from './read-file.ts'

const longestCertificate = 6144
const SEQUENCE = 0x30

/**
 * Reads a certificate, the card holder's or an authority's, from its file: the DER without the
 * filler behind it, in as few READ BINARY as short APDUs allow. It is public and proves nothing by
 * itself. The signing certificate is `unexpected_status` 6982 until its password is verified.
 */
export async function readCertificate(
  transmit: Transmit,
  file: number,
): Promise<Result<Uint8Array, CardRefusal>> {
  const start = await readCertificateStart(transmit, file)
  if (!start.ok) return start
  const extent = readDerExtent(start.value)
  if (extent === null || extent.tag !== SEQUENCE || extent.totalLength > longestCertificate) {
    return err({ kind: 'not_jpki_card' })
  }
  return readRest(transmit, start.value, extent.totalLength)
}

/** The first 256 bytes of a certificate's file: serial number, issuer and validity are in them. */
export async function readCertificateStart(
  transmit: Transmit,
  file: number,
): Promise<Result<Uint8Array, CardRefusal>> {
  const selected = await selectFile(transmit, file)
  return selected.ok ? readPart(transmit, { offset: 0, length: longestRead }) : selected
}

async function readRest(
  transmit: Transmit,
  start: Uint8Array,
  totalLength: number,
): Promise<Result<Uint8Array, CardRefusal>> {
  const certificate = new Uint8Array(totalLength)
  certificate.set(start.subarray(0, totalLength))
  let offset = Math.min(start.length, totalLength)
  while (offset < totalLength) {
    const length = Math.min(longestRead, totalLength - offset)
    const part = await readPart(transmit, { offset, length })
    if (!part.ok) return part
    if (part.value.length !== length) throw new Error('the file is shorter than its certificate')
    certificate.set(part.value, offset)
    offset += length
  }
  return ok(certificate)
}
