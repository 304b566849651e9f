import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { INS_COMPUTE_SIGNATURE } from '../apdu/command.ts'
import { statusWords, unexpected } from '../apdu/status-word.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { KeyProfile, SignatureScheme } from './profile/profile.ts'
import { selectFile } from './select.ts'

const proprietaryClass = 0x80
const currentFile = 0x80
const wholeAnswer = 256

export interface SigningTask {
  readonly scheme: SignatureScheme
  readonly key: KeyProfile
  readonly message: Uint8Array
}

/** Has the card sign `message` with one of its keys, whose PIN was verified in this power-up. */
export async function sign(
  transmit: Transmit,
  { scheme, key, message }: SigningTask,
): Promise<Result<Uint8Array, CardRefusal>> {
  const digest = await crypto.subtle.digest(scheme.digest, Uint8Array.from(message))
  const selected = await selectFile(transmit, key.keyFile)
  if (!selected.ok) return selected
  const { data, sw } = await transmit({
    cla: proprietaryClass,
    ins: INS_COMPUTE_SIGNATURE,
    p1: scheme.p1,
    p2: currentFile,
    data: scheme.inputOf(new Uint8Array(digest)),
    le: wholeAnswer,
  })
  if (sw !== statusWords.done) return err(unexpected(sw))
  const signature = scheme.jwsSignatureOf(data)
  if (signature?.length !== scheme.signatureLength) throw new Error('no signature of this scheme')
  return ok(signature)
}
