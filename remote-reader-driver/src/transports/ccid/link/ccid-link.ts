import { type LinkFault, linkFault, linkFaultOf } from '../../../apdu/link-fault.ts'
import { type CardPower, decodeInMessage, type InMessage } from '../message/in-message.ts'
import { createMessageAssembler } from '../message/message-assembler.ts'
import { encodeOutMessage, type OutMessage } from '../message/out-message.ts'
import type { SetAlarm } from './alarm.ts'
import type { CcidPipe } from './ccid-pipe.ts'

/** Questions to one slot of a reader and its replies, one at a time. */
export interface CcidLink {
  /**
   * Sends `message` once and answers the reader's reply to it, which may be that it failed.
   * Rejects with `linkFault`: `card_timeout` when there was no reply and the reader could be
   * stopped, `reader_unavailable` when the reader is gone, silent, or says what it cannot mean.
   */
  readonly ask: (message: OutMessage) => Promise<InMessage>
  /** Ends the question that waits for its reply, if any, with that fault. */
  readonly interrupt: (reason: LinkFault) => void
  /** The reader is gone: nothing can be asked any more. */
  readonly end: () => void
}

export interface CcidLinkDeps {
  readonly pipe: CcidPipe
  readonly slotNumber: number
  /** Bytes of the longest message that the reader may send. */
  readonly longestMessage: number
  readonly setAlarm: SetAlarm
  readonly patience: Patience
  /** Told with every reply, for each says whether there is a card. */
  readonly onCard: (card: CardPower) => void
}

/** Milliseconds. */
export interface Patience {
  /** How long a reply may take; a time extension asks for a multiple of it. */
  readonly replyMs: number
  /** How long a reply may take with all its time extensions. */
  readonly mostMs: number
}

interface Waiting {
  readonly seq: number
  readonly onReply: (reply: InMessage) => void
  readonly fail: (fault: Error) => void
}

/**
 * Creates a link. A reply counts only when it repeats slot and sequence number of what waits for
 * it; late replies to what was given up are dropped. Bytes that are no messages fail what waits, and
 * the next message is looked for in the next transfer, where readers start one.
 */
export function createCcidLink(deps: CcidLinkDeps): CcidLink {
  const { pipe, slotNumber, setAlarm, patience } = deps
  let assembler = createMessageAssembler(deps.longestMessage)
  const nextSeq = createSequence()
  let waiting: Waiting | null = null
  let isEnded = false
  let turn: Promise<unknown> = Promise.resolve()

  const interrupt = (reason: LinkFault, cause?: string) =>
    waiting?.fail(linkFault(reason, { cause }))
  const startAfresh = () => {
    assembler = createMessageAssembler(deps.longestMessage)
  }
  const tell = (message: InMessage) => {
    if (message.slot !== slotNumber || message.seq !== waiting?.seq) return
    waiting.onReply(message)
    deps.onCard(message.card)
  }
  pipe.onBulkIn((chunk) => {
    const messages = assembler.take(chunk)
    if (!messages.ok) {
      startAfresh()
      interrupt('reader_unavailable', messages.error)
      return
    }
    for (const bytes of messages.value) {
      const message = decodeInMessage(bytes)
      if (message.ok) tell(message.value)
      else if (message.error === 'malformed_message') interrupt('reader_unavailable', message.error)
    }
  })

  async function sendAs(message: OutMessage, seq: number): Promise<InMessage> {
    if (isEnded) throw linkFault('reader_unavailable')
    const bytes = encodeOutMessage(message, { slot: slotNumber, seq })
    const reply = new Promise<InMessage>((resolve, reject) => {
      const alarms = createAlarms(setAlarm, patience, () => interrupt('card_timeout'))
      const settle = () => {
        alarms.stop()
        waiting = null
      }
      const onReply = (said: InMessage) => {
        if (said.outcome.kind === 'more_time') return alarms.extend(said.outcome.times)
        settle()
        resolve(said)
      }
      const fail = (fault: Error) => {
        settle()
        reject(fault)
      }
      waiting = { seq, onReply, fail }
    })
    sendOnce(pipe, bytes).catch((cause: unknown) => interrupt('reader_unavailable', String(cause)))
    return reply
  }

  /** Tells the reader on both pipes to let go of the command (CCID rev 1.1, §5.3.1, §6.1.13). */
  async function abort(): Promise<void> {
    if (pipe.abort === undefined) return
    const seq = nextSeq()
    const told = pipe.abort(slotNumber, seq)
    told.catch((cause: unknown) => interrupt('reader_unavailable', String(cause)))
    await sendAs({ kind: 'abort' }, seq)
  }

  async function exchange(message: OutMessage): Promise<InMessage> {
    try {
      return await sendAs(message, nextSeq())
    } catch (fault) {
      if (linkFaultOf(fault) !== 'card_timeout') throw fault
      // Half a reply must not swallow the next one.
      startAfresh()
      await abort().catch((cause: unknown) => {
        throw linkFault('reader_unavailable', { cause })
      })
      throw fault
    }
  }
  return {
    ask: (message) => {
      const asked = turn.then(() => exchange(message))
      turn = asked.catch(() => undefined)
      return asked
    },
    interrupt: (reason) => interrupt(reason),
    end: () => {
      isEnded = true
      interrupt('reader_unavailable')
    },
  }
}

/** The message may hold a PIN, so that nothing of it stays behind. */
async function sendOnce(pipe: CcidPipe, message: Uint8Array): Promise<void> {
  try {
    await pipe.send(message)
  } finally {
    message.fill(0)
  }
}

/** `bSeq`: 0 to 255 and from the beginning again. */
function createSequence(): () => number {
  let next = 0
  return () => {
    const seq = next
    next = (next + 1) & 0xff
    return seq
  }
}

/** One alarm for the next word of the reader and one for the whole reply. */
function createAlarms(setAlarm: SetAlarm, { replyMs, mostMs }: Patience, ring: () => void) {
  const stopLast = setAlarm(mostMs, ring)
  let stopNext = setAlarm(replyMs, ring)
  return {
    extend: (times: number) => {
      stopNext()
      stopNext = setAlarm(times * replyMs, ring)
    },
    stop: () => {
      stopNext()
      stopLast()
    },
  }
}
