import { type Command, isExtended } from '../../../apdu/command.ts'
import { statusWords } from '../../../apdu/status-word.ts'
import type { CardFile } from '../card-file.ts'
import {
  type Answered,
  type CardState,
  type InstructionRule,
  referFile,
  say,
} from '../card-state.ts'

type TransparentFile = Extract<CardFile, { kind: 'transparent' }>

const shortIdForm = 0x80

/** READ BINARY with a 15-bit offset in the current file, or with a short id and an 8-bit offset. */
export const answerReadBinary: InstructionRule = ({ files, habits }, state, command) => {
  const { p1, p2, data, le } = command
  const isTooWide = isExtended(command) && !habits.readsExtended
  if (le === undefined || data !== undefined || isTooWide) {
    return say(state, statusWords.wrongLength)
  }
  if (!isShortId(command)) {
    const referred = referFile(files, state, 0)
    if (referred === null) return say(state, statusWords.noCurrentFile)
    return readFile(referred.state, referred.file, { offset: (p1 << 8) | p2, length: le })
  }
  if ((p1 & 0x60) !== 0) return say(state, statusWords.wrongParameters)
  const referred = referFile(files, state, p1)
  if (referred === null) return say(state, statusWords.fileNotFound)
  return readFile(referred.state, referred.file, { offset: p2, length: le })
}

const isShortId = ({ p1 }: Command): boolean => (p1 & shortIdForm) !== 0

interface Part {
  readonly offset: number
  readonly length: number
}

function readFile(state: CardState, file: CardFile, { offset, length }: Part): Answered {
  if (file.kind !== 'transparent') return say(state, statusWords.wrongFileStructure)
  if (!isReadable(state, file)) return say(state, statusWords.securityStatusNotSatisfied)
  if (offset >= file.content.length) return say(state, statusWords.offsetPastEnd)
  return say(state, statusWords.done, file.content.slice(offset, offset + length))
}

const isReadable = ({ verified }: CardState, { needs }: TransparentFile): boolean =>
  needs === null || (needs !== 'nobody_knows' && verified[needs])
