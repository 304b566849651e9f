import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { INS_READ_BINARY } from '../../apdu/command.ts'
import { statusWords, unexpected } from '../../apdu/status-word.ts'
import type { Transmit } from '../../apdu/transmit.ts'

/** The most that one short READ BINARY brings, in bytes. */
export const longestRead = 256

export interface FilePart {
  /** From the start of the file, at most 32,767. */
  readonly offset: number
  readonly length: number
}

/** Reads a part of the file that is current; at its end the card may give less than was asked. */
export async function readPart(
  transmit: Transmit,
  { offset, length }: FilePart,
): Promise<Result<Uint8Array, CardRefusal>> {
  const [p1, p2] = [offset >> 8, offset & 0xff]
  const { data, sw } = await transmit({ cla: 0, ins: INS_READ_BINARY, p1, p2, le: length })
  if (sw !== statusWords.done) return err(unexpected(sw))
  if (data.length > length) throw new Error('the card gave more than it was asked for')
  return ok(data)
}
