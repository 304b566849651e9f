import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { INS_COMPUTE_SIGNATURE } from '../apdu/command.ts'
import { refusalOf, statusWords } from '../apdu/status-word.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { CardProfile } from './profile.ts'
import { selectFile } from './select.ts'

const proprietaryClass = 0x80
const currentFile = 0x80
const wholeAnswer = 256

/**
 * Has the card sign `message` with the user-authentication key. The card pads and signs what it is
 * given, so it is given a DigestInfo (RFC 8017 §9.2). Needs the PIN of this power-up.
 */
export async function sign(
  transmit: Transmit,
  profile: CardProfile,
  message: Uint8Array,
): Promise<Result<Uint8Array, CardRefusal>> {
  const selected = await selectFile(transmit, profile.keyFile)
  if (!selected.ok) return selected
  const { data, sw } = await transmit({
    cla: proprietaryClass,
    ins: INS_COMPUTE_SIGNATURE,
    p1: profile.signatureScheme,
    p2: currentFile,
    data: await digestInfoOf(profile, message),
    le: wholeAnswer,
  })
  if (sw !== statusWords.done) return err(refusalOf(sw))
  if (data.length !== profile.signatureLength) throw new Error('a signature of another length')
  return ok(data)
}

async function digestInfoOf(profile: CardProfile, message: Uint8Array): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest(profile.digest, Uint8Array.from(message))
  return Uint8Array.from([...profile.digestInfoPrefix, ...new Uint8Array(digest)])
}
