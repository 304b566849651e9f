import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { INS_SELECT } from '../apdu/command.ts'
import { statusWords, unexpected } from '../apdu/status-word.ts'
import type { Transmit } from '../apdu/transmit.ts'

const byName = 0x04
/** The only way of selecting a file that the card knows. */
const byFileId = 0x02
const withoutAnswer = 0x0c

/**
 * Selects an application by its full name. Cards may answer `6F00` to the very first command after
 * power-up, so that one is sent again once; a card without the application is `not_jpki_card`.
 */
export async function selectApplication(
  transmit: Transmit,
  applicationId: Uint8Array,
): Promise<Result<void, CardRefusal>> {
  const select = { cla: 0, ins: INS_SELECT, p1: byName, p2: withoutAnswer, data: applicationId }
  const first = await transmit(select)
  const { sw } = first.sw === statusWords.selfDiagnosis ? await transmit(select) : first
  return sw === statusWords.done ? ok(undefined) : err({ kind: 'not_jpki_card' })
}

/** Selects an elementary file of the current application by its two-byte id. */
export async function selectFile(
  transmit: Transmit,
  file: number,
): Promise<Result<void, CardRefusal>> {
  const data = Uint8Array.of(file >> 8, file & 0xff)
  const { sw } = await transmit({ cla: 0, ins: INS_SELECT, p1: byFileId, p2: withoutAnswer, data })
  return sw === statusWords.done ? ok(undefined) : err(unexpected(sw))
}
