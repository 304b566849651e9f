import type { PowerSelect } from '../../transports/ccid/message/out-message.ts'

/** What goes wrong with an emulated reader. Messages are bulk-OUT, counted from 1 when set. */
export interface ReaderFaults {
  /** The card is taken away at that message. */
  readonly removeAtMessage: number | null
  /** Before the reader acted on that message, or before its reply came back. */
  readonly removal: 'before_command' | 'before_answer'
  /** At that message the reader says nothing and stays busy with it until it is told to abort. */
  readonly silentAtMessage: number | null
  /** From that message on the reader fails `failTimes` with `failWith`, a `bError`. */
  readonly failAtMessage: number | null
  readonly failTimes: number
  readonly failWith: number
  /** How many time extensions come before the answer of the card, and by which multiplier. */
  readonly timeExtensions: number
  readonly multiplier: number
  /** Replies to what nobody asked come before every reply: another number, another slot. */
  readonly hasStrayReplies: boolean
  /** Bulk-IN comes in pieces of so many bytes; null for whole messages. */
  readonly pieceBytes: number | null
  /** The card does not answer to reset at these voltages. */
  readonly mutesAt: readonly PowerSelect[]
}

export const noReaderFaults: ReaderFaults = {
  removeAtMessage: null,
  removal: 'before_command',
  silentAtMessage: null,
  failAtMessage: null,
  failTimes: 1,
  failWith: 0xfb,
  timeExtensions: 0,
  multiplier: 1,
  hasStrayReplies: false,
  pieceBytes: null,
  mutesAt: [],
}
