import { type LinkFault, linkFault, linkFaultOf } from '../../../apdu/link-fault.ts'
import type { SetAlarm } from '../../alarm.ts'
import { type CardPower, decodeInMessage, type InMessage } from '../message/in-message.ts'
import { createMessageAssembler } from '../message/message-assembler.ts'
import { encodeOutMessage, type OutMessage } from '../message/out-message.ts'
import type { CcidPipe } from './ccid-pipe.ts'
import { createPendingReply, type Patience, type PendingReply } from './pending-reply.ts'

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

/**
 * Creates a link. A reply counts only when it repeats slot and sequence number of what waits for
 * it; late replies to what was given up are dropped. Bytes that are no messages fail what waits, and
 * the next message is looked for in the next transfer, where readers start one.
 */
export function createCcidLink(deps: CcidLinkDeps): CcidLink {
  const { pipe, slotNumber, setAlarm, patience } = deps
  const nextSeq = createSequence()
  const pending = createPendingReply(setAlarm, patience)
  const line = readLine(deps, pending)
  let isEnded = false

  async function sendAs(message: OutMessage, seq: number): Promise<InMessage> {
    if (isEnded) throw linkFault('reader_unavailable')
    const bytes = encodeOutMessage(message, { slot: slotNumber, seq })
    const reply = pending.start(seq)
    sendOnce(pipe, bytes).catch(failPending)
    return reply
  }
  const failPending = (cause: unknown) => pending.fail('reader_unavailable', String(cause))

  /** Tells the reader on both pipes to let go of the command (CCID rev 1.1, §5.3.1, §6.1.13). */
  async function abort(): Promise<void> {
    if (pipe.abort === undefined) return
    const seq = nextSeq()
    pipe.abort(slotNumber, seq).catch(failPending)
    await sendAs({ kind: 'abort' }, seq)
  }

  async function exchange(message: OutMessage): Promise<InMessage> {
    try {
      return await sendAs(message, nextSeq())
    } catch (fault) {
      if (linkFaultOf(fault) !== 'card_timeout') throw fault
      // Half a reply must not swallow the next one.
      line.startAfresh()
      await abort().catch((cause: unknown) => {
        throw linkFault('reader_unavailable', { cause })
      })
      throw fault
    }
  }
  return {
    ask: inTurn(exchange),
    interrupt: (reason) => pending.fail(reason),
    end: () => {
      isEnded = true
      pending.fail('reader_unavailable')
    },
  }
}

/** Begins each question when the one before it is over. */
function inTurn(exchange: CcidLink['ask']): CcidLink['ask'] {
  let turn: Promise<unknown> = Promise.resolve()
  return (message) => {
    const asked = turn.then(() => exchange(message))
    turn = asked.catch(() => undefined)
    return asked
  }
}

/** Reads what comes on bulk-IN and gives what waits its reply, or the reason why it has none. */
function readLine(
  { pipe, slotNumber, longestMessage, onCard }: CcidLinkDeps,
  pending: PendingReply,
) {
  let assembler = createMessageAssembler(longestMessage)
  const startAfresh = () => {
    assembler = createMessageAssembler(longestMessage)
  }
  const read = (bytes: Uint8Array) => {
    const message = decodeInMessage(bytes)
    if (!message.ok && message.error === 'malformed_message') {
      return pending.fail('reader_unavailable', message.error)
    }
    if (!message.ok || message.value.slot !== slotNumber) return
    if (pending.take(message.value)) onCard(message.value.card)
  }
  pipe.onBulkIn((chunk) => {
    const messages = assembler.take(chunk)
    for (const bytes of messages.ok ? messages.value : []) read(bytes)
    if (messages.ok) return
    startAfresh()
    pending.fail('reader_unavailable', messages.error)
  })
  return { startAfresh }
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
