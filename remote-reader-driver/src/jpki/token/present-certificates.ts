import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { readPart } from '../certificate/read-file.ts'
import type { KeyName } from '../profile/profile.ts'
import { selectFile } from '../select.ts'

/** Which certificates the card has; children's cards have no signing certificate. */
export type PresentCertificates = Readonly<Record<KeyName, boolean>>

const fileLength = 3
const absent = 0x00

/** Reads which certificates there are, which needs no PIN. */
export async function readPresentCertificates(
  transmit: Transmit,
  file: number,
): Promise<Result<PresentCertificates, CardRefusal>> {
  const selected = await selectFile(transmit, file)
  if (!selected.ok) return selected
  const read = await readPart(transmit, { offset: 0, length: fileLength })
  if (!read.ok) return read
  const [signing, authentication] = read.value
  if (signing === undefined || authentication === undefined) return err({ kind: 'not_jpki_card' })
  return ok({ authentication: authentication !== absent, signing: signing !== absent })
}
