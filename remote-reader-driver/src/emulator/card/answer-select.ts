import type { Command } from '../../apdu/command.ts'
import { statusWords } from '../../apdu/status-word.ts'
import { userAuthentication } from '../../jpki/profile.ts'
import { type Answered, type CardState, type InstructionRule, say } from './card-state.ts'

const byName = 0x04
const byFileId = 0x02
const withoutAnswer = 0x0c
const fileIdLength = 2

/** SELECT: the application by (the start of) its name, a file by its id with P1 = 02 only. */
export const answerSelect: InstructionRule = (files, state, command) => {
  if (command.p1 === byName) return selectByName(state, command)
  if (command.p1 === 0) return selectMasterFile(state, command)
  if (command.p1 !== byFileId || command.p2 !== withoutAnswer) {
    return say(state, statusWords.wrongParameters)
  }
  if (command.data?.length !== fileIdLength) return say(state, statusWords.wrongLength)
  const [high = 0, low = 0] = command.data
  const currentFile = (high << 8) | low
  if (!state.isApplicationSelected || !files.has(currentFile)) {
    return say(state, statusWords.fileNotFound)
  }
  return say({ ...state, currentFile }, statusWords.done)
}

function selectByName(state: CardState, { p2, data }: Command): Answered {
  if (p2 !== withoutAnswer) return say(state, statusWords.wrongParameters)
  if (data === undefined) return say(state, statusWords.wrongLength)
  const name = userAuthentication.applicationId
  const isStartOfName = data.length <= name.length && data.every((byte, at) => byte === name[at])
  if (!isStartOfName) return say(state, statusWords.fileNotFound)
  return say({ ...state, isApplicationSelected: true, currentFile: null }, statusWords.done)
}

/** There is no master file; without data the card accepts once an application is current. */
function selectMasterFile(state: CardState, { data }: Command): Answered {
  if (data !== undefined) return say(state, statusWords.fileNotFound)
  return say(state, state.isApplicationSelected ? statusWords.done : statusWords.wrongParameters)
}
