import {
  type Command,
  INS_COMPUTE_SIGNATURE,
  INS_READ_BINARY,
  INS_SELECT,
  INS_VERIFY,
} from '../../apdu/command.ts'
import { statusWords } from '../../apdu/status-word.ts'
import type { PersonaCard } from '../persona-card.ts'
import { answerReadBinary } from './answer-read-binary.ts'
import { answerSelect } from './answer-select.ts'
import { answerSignature } from './answer-signature.ts'
import { answerVerify } from './answer-verify.ts'
import { layOutFiles } from './card-files.ts'
import { type Answered, type CardState, type InstructionRule, say } from './card-state.ts'

/** A card as pure rules: what it answers depends on nothing but its state and the command. */
export interface Card {
  readonly initial: CardState
  readonly answer: (state: CardState, command: Command) => Answered
  /** What power-off leaves: the tries are kept, the selection and a proven PIN are not. */
  readonly powerOff: (state: CardState) => CardState
}

const basicClass = 0x00
const proprietaryClass = 0x80
const channelMask = 0x03

const rules = new Map<number, { readonly cla: number; readonly rule: InstructionRule }>([
  [INS_SELECT, { cla: basicClass, rule: answerSelect }],
  [INS_READ_BINARY, { cla: basicClass, rule: answerReadBinary }],
  [INS_VERIFY, { cla: basicClass, rule: answerVerify }],
  [INS_COMPUTE_SIGNATURE, { cla: proprietaryClass, rule: answerSignature }],
])

/** An emulated My Number Card with the JPKI application; status words as measured on test cards. */
export function createCard(persona: PersonaCard): Card {
  const files = layOutFiles(persona)
  const signingTries = persona.signing?.triesLeft ?? 0
  const initial = poweredDown({ authentication: persona.triesLeft, signing: signingTries })
  return {
    initial,
    answer: (state, command) => {
      const found = rules.get(command.ins)
      const refusal = refuseClass(command.cla, found?.cla)
      if (found === undefined || refusal !== null) {
        return say(state, refusal ?? statusWords.instructionNotSupported)
      }
      return found.rule(files, state, command)
    },
    powerOff: ({ triesLeft }) => poweredDown(triesLeft),
  }
}

const poweredDown = (triesLeft: CardState['triesLeft']): CardState => ({
  isApplicationSelected: false,
  currentFile: null,
  triesLeft,
  verified: { authentication: false, signing: false },
})

/** Checked before the instruction: logical channels do not exist, other classes neither. */
function refuseClass(cla: number, wanted: number | undefined): number | null {
  const isKnown = (cla & ~channelMask) === basicClass || cla === proprietaryClass
  if (!isKnown) return statusWords.classNotSupported
  if ((cla & channelMask) !== 0) return statusWords.channelNotSupported
  return wanted === undefined || wanted === cla ? null : statusWords.classNotSupported
}
