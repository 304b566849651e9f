import { parseCommand } from '../../../apdu/command.ts'
import { type LinkFault, linkFaultOf } from '../../../apdu/link-fault.ts'
import { encodeResponse } from '../../../apdu/response.ts'
import type { CardSlot, OpenCard } from '../../../reader/card-slot.ts'
import {
  ASK_OPEN,
  ASK_POWER_OFF,
  ASK_STATUS,
  ASK_TRANSMIT,
  CARD_CHANGED,
  CARD_REMOVED,
  CARD_TIMEOUT,
  type CardAnswer,
  DONE,
  longestAnswerBody,
  MALFORMED,
  NO_CARD,
  NOT_POWERED,
  READER_BUSY,
  READER_UNAVAILABLE,
} from '../session/card-message.ts'
import type { Surroundings } from '../surroundings.ts'

export interface CardWork {
  readonly answer: Promise<CardAnswer>
  readonly cancel: () => void
}

/** The remote's reader as the session asks it: one card, one question at a time. */
export interface CardDesk {
  readonly ask: (question: Uint8Array) => CardWork
  /** Takes the card's power, whoever asked for it; nothing when there is none. */
  readonly powerOff: () => Promise<void>
}

const nothing: Uint8Array = new Uint8Array()
const answerOf = (code: number, body = nothing): CardAnswer => ({ code, body })
const codeOfFault = {
  card_removed: CARD_REMOVED,
  card_changed: CARD_CHANGED,
  card_timeout: CARD_TIMEOUT,
  reader_unavailable: READER_UNAVAILABLE,
} as const satisfies Record<LinkFault, number>

/** A card that nobody asks anything for `idleMs` milliseconds is powered off. */
export function createCardDesk({
  slot,
  surroundings,
  idleMs,
}: {
  readonly slot: CardSlot
  readonly surroundings: Surroundings
  readonly idleMs: number
}): CardDesk {
  let open: OpenCard | null = null
  let lastOff: Promise<void> = Promise.resolve()
  let stopIdle: () => void = () => undefined
  const powerOff = () => {
    stopIdle()
    const card = open
    open = null
    if (card !== null) lastOff = card.powerOff().catch(() => undefined)
    return lastOff
  }
  const powerUp = async (): Promise<CardAnswer> => {
    await powerOff()
    const opened = await slot.open()
    if (!opened.ok) return answerOf(refusalCodes[opened.error.kind] ?? READER_UNAVAILABLE)
    open = opened.value
    return answerOf(DONE)
  }
  const answer = async (question: Uint8Array): Promise<CardAnswer> => {
    const [kind] = question
    if (kind === ASK_TRANSMIT) return transmit(open, question.subarray(1))
    if (question.length !== 1) return answerOf(MALFORMED)
    if (kind === ASK_STATUS) return answerOf(DONE)
    if (kind === ASK_OPEN) return powerUp()
    if (kind !== ASK_POWER_OFF) return answerOf(MALFORMED)
    await powerOff()
    return answerOf(DONE)
  }
  return {
    ask: (question) => {
      stopIdle()
      const cancelled = cancellation(() => void powerOff())
      const answered = answer(question).catch(() => answerOf(READER_UNAVAILABLE))
      const first = Promise.race([answered, cancelled.answer])
      const rest = () => {
        stopIdle = open === null ? stopIdle : surroundings.after(idleMs, () => void powerOff())
      }
      return { answer: first.finally(rest), cancel: cancelled.cancel }
    },
    powerOff,
  }
}

const refusalCodes: Readonly<Record<string, number>> = {
  no_card: NO_CARD,
  reader_busy: READER_BUSY,
}

/** One command to the card. Whatever goes wrong has a code; nothing is tried twice. */
async function transmit(card: OpenCard | null, bytes: Uint8Array): Promise<CardAnswer> {
  if (card === null) return answerOf(NOT_POWERED)
  const command = parseCommand(bytes)
  if (!command.ok) return answerOf(MALFORMED)
  try {
    const response = encodeResponse(await card.transmit(command.value))
    return response.length > longestAnswerBody
      ? answerOf(READER_UNAVAILABLE)
      : answerOf(DONE, response)
  } catch (fault) {
    return answerOf(codeOfFault[linkFaultOf(fault) ?? 'reader_unavailable'])
  }
}

/** A card that is given up has to lose its power: what it still does is then without effect. */
function cancellation(powerOff: () => void) {
  let cancel: () => void = () => undefined
  const answer = new Promise<CardAnswer>((resolve) => {
    cancel = () => {
      powerOff()
      resolve(answerOf(CARD_TIMEOUT))
    }
  })
  return { answer, cancel: () => cancel() }
}
