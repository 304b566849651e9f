import { statusWords } from '../../apdu/status-word.ts'
import { type InstructionRule, referFile, say } from './card-state.ts'
import { longestInput, signRaw } from './rsa.ts'

const wholeAnswer = 256

/**
 * COMPUTE DIGITAL SIGNATURE: type 1 padding around the given bytes (P1 = 00, the only scheme that
 * readers use), with a key whose PIN was proven since power-up.
 */
export const answerSignature: InstructionRule = (files, state, { p1, p2, data, le }) => {
  if (p1 !== 0 || (p2 & 0xe0) !== 0x80) return say(state, statusWords.wrongParameters)
  const referred = referFile(files, state, p2)
  if (referred === null) return say(state, statusWords.noCurrentFile)
  const { file } = referred
  if (file.kind !== 'key') return say(referred.state, statusWords.wrongFileStructure)
  if (!state.verified[file.needs]) {
    return say(referred.state, statusWords.securityStatusNotSatisfied)
  }
  if (data === undefined || le !== wholeAnswer) return say(referred.state, statusWords.wrongLength)
  if (file.key === null || data.length > longestInput(file.key)) {
    return say(referred.state, statusWords.conditionsNotSatisfied)
  }
  return say(referred.state, statusWords.done, signRaw(file.key, data))
}
