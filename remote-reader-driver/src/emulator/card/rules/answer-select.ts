import type { Command } from '../../../apdu/command.ts'
import { statusWords } from '../../../apdu/status-word.ts'
import {
  type Answered,
  type CardMake,
  type CardState,
  type InstructionRule,
  say,
} from '../card-state.ts'

const byName = 0x04
const byFileId = 0x02
const withoutAnswer = 0x0c
const withFileControl = 0x00
const fileIdLength = 2
const unverified = { authentication: false, signing: false, reference: false }

/** SELECT: the application by (the start of) its name, a file by its id with P1 = 02 only. */
export const answerSelect: InstructionRule = (make, state, command) => {
  if (command.p1 === byName) return selectByName(make, state, command)
  if (command.p1 === 0) return selectMasterFile(state, command)
  if (command.p1 !== byFileId || command.p2 !== withoutAnswer) {
    return say(state, statusWords.wrongParameters)
  }
  if (command.data?.length !== fileIdLength) return say(state, statusWords.wrongLength)
  const [high = 0, low = 0] = command.data
  const currentFile = (high << 8) | low
  if (!state.isApplicationSelected || !make.files.has(currentFile)) {
    return say(state, statusWords.fileNotFound)
  }
  return say({ ...state, currentFile }, statusWords.done)
}

function selectByName({ model, habits }: CardMake, state: CardState, command: Command): Answered {
  const { p2, data, le } = command
  if (p2 !== withoutAnswer && p2 !== withFileControl) {
    return say(state, statusWords.wrongParameters)
  }
  if (data === undefined) return say(state, statusWords.wrongLength)
  const name = model.profile.applicationId
  const isStartOfName = data.length <= name.length && data.every((byte, at) => byte === name[at])
  if (!isStartOfName) return say(state, statusWords.fileNotFound)
  const verified = habits.selectForgetsPin ? unverified : state.verified
  const selected = { ...state, isApplicationSelected: true, currentFile: null, verified }
  if (p2 === withoutAnswer || le === undefined) return say(selected, statusWords.done)
  const fileControl = fileControlOf(name)
  if (le < fileControl.length) return say(state, statusWords.wrongLength)
  return say(selected, statusWords.done, fileControl)
}

/** A template (ISO/IEC 7816-4 §7.4.3) with the application's name and nothing more. */
const fileControlOf = (name: Uint8Array): Uint8Array =>
  Uint8Array.of(0x6f, name.length + 2, 0x84, name.length, ...name)

/** There is no master file; without data the card accepts once an application is current. */
function selectMasterFile(state: CardState, { data }: Command): Answered {
  if (data !== undefined) return say(state, statusWords.fileNotFound)
  return say(state, state.isApplicationSelected ? statusWords.done : statusWords.wrongParameters)
}
