import { statusWords } from '../../../apdu/status-word.ts'
import { type InstructionRule, referFile, say } from '../card-state.ts'

const wholeAnswer = 256

/** COMPUTE DIGITAL SIGNATURE with a key whose PIN was proven since power-up; P1 is the scheme. */
export const answerSignature: InstructionRule = ({ files }, state, { p1, p2, data, le }) => {
  if ((p2 & 0xe0) !== 0x80) return say(state, statusWords.wrongParameters)
  const referred = referFile(files, state, p2)
  if (referred === null) return say(state, statusWords.noCurrentFile)
  const { file } = referred
  if (file.kind !== 'key') return say(referred.state, statusWords.wrongFileStructure)
  if (!state.verified[file.needs]) {
    return say(referred.state, statusWords.securityStatusNotSatisfied)
  }
  if (data === undefined || le === undefined || le < wholeAnswer) {
    return say(referred.state, statusWords.wrongLength)
  }
  if (file.key === null) return say(referred.state, statusWords.conditionsNotSatisfied)
  const computed = file.key.compute(p1, data)
  if (!computed.ok) return say(referred.state, computed.error)
  return say(referred.state, statusWords.done, computed.value)
}
