import { isExtended } from '../../../apdu/command.ts'
import { statusWords } from '../../../apdu/status-word.ts'
import { type InstructionRule, say } from '../card-state.ts'

/** GET CHALLENGE: 1 to 256 random bytes; more, as only an extended command asks for, is `6985`. */
export const answerChallenge: InstructionRule = ({ randomBytes }, state, command) => {
  const { p1, p2, data, le } = command
  if (p1 !== 0 || p2 !== 0) return say(state, statusWords.wrongParameters)
  if (isExtended(command)) return say(state, statusWords.conditionsNotSatisfied)
  if (data !== undefined || le === undefined) return say(state, statusWords.wrongLength)
  return say(state, statusWords.done, randomBytes(le))
}
