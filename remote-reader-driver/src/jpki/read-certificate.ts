import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { INS_READ_BINARY } from '../apdu/command.ts'
import { readDerExtent } from '../apdu/der.ts'
import { refusalOf, statusWords } from '../apdu/status-word.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { CardProfile } from './profile.ts'
import { selectFile } from './select.ts'

const longestRead = 256
const longestCertificate = 6144
const SEQUENCE = 0x30

/**
 * Reads the user-authentication certificate, which needs no PIN: the DER without the filler behind
 * it, in as few READ BINARY as short APDUs allow. It is public and proves nothing by itself.
 */
export async function readCertificate(
  transmit: Transmit,
  profile: CardProfile,
): Promise<Result<Uint8Array, CardRefusal>> {
  const selected = await selectFile(transmit, profile.certificateFile)
  if (!selected.ok) return selected
  const start = await readPart(transmit, 0, longestRead)
  if (!start.ok) return start
  const extent = readDerExtent(start.value)
  if (extent === null || extent.tag !== SEQUENCE || extent.totalLength > longestCertificate) {
    return err({ kind: 'not_jpki_card' })
  }
  return readRest(transmit, start.value, extent.totalLength)
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
    const wanted = Math.min(longestRead, totalLength - offset)
    const part = await readPart(transmit, offset, wanted)
    if (!part.ok) return part
    if (part.value.length !== wanted) throw new Error('the file is shorter than its certificate')
    certificate.set(part.value, offset)
    offset += wanted
  }
  return ok(certificate)
}

async function readPart(
  transmit: Transmit,
  offset: number,
  le: number,
): Promise<Result<Uint8Array, CardRefusal>> {
  const read = { cla: 0, ins: INS_READ_BINARY, p1: offset >> 8, p2: offset & 0xff, le }
  const { data, sw } = await transmit(read)
  return sw === statusWords.done ? ok(data) : err(refusalOf(sw))
}
