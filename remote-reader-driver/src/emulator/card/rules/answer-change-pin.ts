import { statusWords } from '../../../apdu/status-word.ts'
import { type InstructionRule, referFile, say } from '../card-state.ts'

const newPinOnly = 0x01

/**
 * CHANGE REFERENCE DATA with the new PIN alone, for a PIN that was proven since power-up. What a
 * real card says to a new PIN that is none is not known; this one says `6A80`.
 */
export const answerChangePin: InstructionRule = ({ files }, state, { p1, p2, data }) => {
  if (p1 !== newPinOnly || (p2 & 0xe0) !== 0x80) return say(state, statusWords.wrongParameters)
  const referred = referFile(files, state, p2)
  if (referred === null) return say(state, statusWords.noCurrentFile)
  const { file } = referred
  if (file.kind !== 'pin') return say(referred.state, statusWords.wrongFileStructure)
  if (data === undefined) return say(referred.state, statusWords.wrongLength)
  if (state.triesLeft[file.pin] === 0) return say(referred.state, statusWords.referencedPinLocked)
  if (!state.verified[file.pin]) return say(referred.state, statusWords.securityStatusNotSatisfied)
  if (!file.form.test(new TextDecoder().decode(data)))
    return say(referred.state, statusWords.wrongData)
  const secrets = { ...state.secrets, [file.pin]: data.slice() }
  return say({ ...referred.state, secrets }, statusWords.done)
}
