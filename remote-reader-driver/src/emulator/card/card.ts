import {
  type Command,
  INS_CHANGE_REFERENCE_DATA,
  INS_COMPUTE_SIGNATURE,
  INS_GET_CHALLENGE,
  INS_READ_BINARY,
  INS_SELECT,
  INS_VERIFY,
} from '../../apdu/command.ts'
import { statusWords } from '../../apdu/status-word.ts'
import type { PersonaCard } from '../persona-card.ts'
import { type CardOptions, usualOptions } from './card-model.ts'
import {
  type Answered,
  type CardMake,
  type CardState,
  type InstructionRule,
  poweredDown,
  say,
} from './card-state.ts'
import { layOutFiles } from './lay-out-files.ts'
import { answerChallenge } from './rules/answer-challenge.ts'
import { answerChangePin } from './rules/answer-change-pin.ts'
import { answerReadBinary } from './rules/answer-read-binary.ts'
import { answerSelect } from './rules/answer-select.ts'
import { answerSignature } from './rules/answer-signature.ts'
import { answerVerify } from './rules/answer-verify.ts'

/** A card as rules: what it answers depends on its state and the command, and on chance it is given. */
export interface Card {
  readonly initial: CardState
  readonly answer: (state: CardState, command: Command) => Answered
  /** What power-off leaves: tries and PINs are kept, the selection and a proven PIN are not. */
  readonly powerOff: (state: CardState) => CardState
}

const basicClass = 0x00
const secureClass = 0x08
const proprietaryClass = 0x80
const channelMask = 0x03

const rules = new Map<number, { readonly cla: number; readonly rule: InstructionRule }>([
  [INS_SELECT, { cla: basicClass, rule: answerSelect }],
  [INS_READ_BINARY, { cla: basicClass, rule: answerReadBinary }],
  [INS_VERIFY, { cla: basicClass, rule: answerVerify }],
  [INS_CHANGE_REFERENCE_DATA, { cla: basicClass, rule: answerChangePin }],
  [INS_GET_CHALLENGE, { cla: basicClass, rule: answerChallenge }],
  [INS_COMPUTE_SIGNATURE, { cla: proprietaryClass, rule: answerSignature }],
])

/**
 * An emulated My Number Card, or another kind of card by `options`; status words as measured on
 * test cards.
 */
export function createCard(persona: PersonaCard, options: Partial<CardOptions> = {}): Card {
  const chosen = { ...usualOptions, ...options }
  const make = { ...chosen, files: layOutFiles(persona, chosen) }
  return {
    initial: poweredDown(secretsOf(persona)),
    answer: (state, command) => {
      const awake = state.isAwake ? state : { ...state, isAwake: true }
      const isRefused = make.habits.refusesFirstCommand && !state.isAwake
      return isRefused ? say(awake, statusWords.selfDiagnosis) : answer(make, awake, command)
    },
    powerOff: poweredDown,
  }
}

function answer(make: CardMake, state: CardState, command: Command): Answered {
  const found = rules.get(command.ins)
  const refusal = refuseClass(state, command, found?.cla)
  if (found === undefined || refusal !== null) {
    return say(state, refusal ?? statusWords.instructionNotSupported)
  }
  return found.rule(make, state, command)
}

function secretsOf({ pin, triesLeft, signing }: PersonaCard) {
  const encode = (text: string) => new TextEncoder().encode(text)
  const password = signing === undefined ? null : encode(signing.password)
  return {
    triesLeft: { authentication: triesLeft, signing: signing?.triesLeft ?? 0, reference: 3 },
    secrets: { authentication: encode(pin), signing: password, reference: null },
  }
}

/** Checked before the instruction: logical channels do not exist, other classes neither. */
function refuseClass(
  { isApplicationSelected }: CardState,
  { cla, ins }: Command,
  wanted: number | undefined,
): number | null {
  const isSecureRead = cla === secureClass && ins === INS_READ_BINARY && isApplicationSelected
  if (isSecureRead) return statusWords.secureReadRefused
  const isKnown = (cla & ~channelMask) === basicClass || cla === proprietaryClass
  if (!isKnown) return statusWords.classNotSupported
  if ((cla & channelMask) !== 0) return statusWords.channelNotSupported
  return wanted === undefined || wanted === cla ? null : statusWords.classNotSupported
}
