import { statusWords } from '../../../apdu/status-word.ts'
import type { CardFile } from '../card-file.ts'
import {
  type Answered,
  type CardState,
  type InstructionRule,
  referFile,
  say,
} from '../card-state.ts'

type PinFile = Extract<CardFile, { kind: 'pin' }>

/**
 * VERIFY: without data it tells the tries left (`63Cx`, even after a right PIN) and spends none;
 * with data it compares byte for byte, and once blocked always answers `6984`.
 */
export const answerVerify: InstructionRule = ({ files }, state, { p1, p2, data }) => {
  if (p1 !== 0 || (p2 & 0xe0) !== 0x80) return say(state, statusWords.wrongParameters)
  const referred = referFile(files, state, p2)
  if (referred === null) return say(state, statusWords.noCurrentFile)
  const { file } = referred
  if (file.kind !== 'pin') return say(referred.state, statusWords.wrongFileStructure)
  const triesLeft = state.triesLeft[file.pin]
  if (data === undefined) return say(referred.state, statusWords.noTriesLeft | triesLeft)
  if (triesLeft === 0) return say(referred.state, statusWords.referencedPinLocked)
  return compare(referred.state, file, data)
}

function compare(state: CardState, file: PinFile, typed: Uint8Array): Answered {
  const { pin, mostTries } = file
  const isRight = isSame(state.secrets[pin], typed)
  const triesLeft = isRight ? mostTries : state.triesLeft[pin] - 1
  const next = {
    ...state,
    triesLeft: { ...state.triesLeft, [pin]: triesLeft },
    verified: { ...state.verified, [pin]: isRight },
  }
  return say(next, isRight ? statusWords.done : statusWords.noTriesLeft | triesLeft)
}

const isSame = (secret: Uint8Array | null, typed: Uint8Array): boolean =>
  secret?.length === typed.length && typed.every((byte, at) => byte === secret[at])
