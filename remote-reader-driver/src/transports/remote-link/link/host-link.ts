import { linkFault } from '../../../apdu/link-fault.ts'
import { encodeControl } from '../frames/control.ts'
import {
  broadcastChannel,
  broadcastNumber,
  encodeMessage,
  type Fragment,
  parseReport,
} from '../frames/fragment.ts'
import {
  CMD_CANCEL,
  CMD_INIT,
  CMD_MSG,
  CMD_PING,
  CMD_RING,
  linkVersion,
} from '../frames/link-command.ts'
import type { ReportPipe } from '../report-pipe.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Exchange, type ExchangePlan, startExchange } from './exchange.ts'
import { createRoundTrips, type RoundTrips } from './round-trips.ts'
import { timings } from './timings.ts'

export interface HostLinkDeps {
  readonly pipe: ReportPipe
  readonly surroundings: Surroundings
}

/** The box's end of a channel: one question at a time, each answered once or never. */
export interface HostLink {
  /**
   * Sends a message and resolves with what `read` makes of the answer. An answer for which `read`
   * is null is asked for again. Rejects with `linkFault('reader_unavailable')` when the far end is
   * silent, gone or refuses the channel; whether it acted is then unknown.
   */
  readonly ask: <T>(payload: Uint8Array, read: (answer: Uint8Array) => T | null) => Promise<T>
  /** Resolves when the far end has sent the same bytes back. */
  readonly ping: (payload: Uint8Array) => Promise<void>
  /** Asks the far end to give up the question that it works on. */
  readonly cancel: () => void
  readonly close: () => void
}

const nonceLength = 8
const initAnswerLength = 17

/** Asks the far end for a channel; rejects with `linkFault` when nobody answers. */
export async function openHostLink(
  { pipe, surroundings }: HostLinkDeps,
  onRing: () => void = () => undefined,
): Promise<HostLink> {
  const roundTrips = createRoundTrips(timings.askAfterMs)
  const world = { pipe, surroundings, roundTrips }
  const channel = await requestChannel(world)
  let number = 0
  let running: Exchange | null = null
  const forget = pipe.onReport((report) => {
    const fragment = parseReport(report)
    if (!fragment.ok || fragment.value.channel !== channel) return
    if (fragment.value.head?.command === CMD_RING) return onRing()
    running?.take(fragment.value)
  })
  const run = async <T>(command: number, payload: Uint8Array, read: ExchangePlan<T>['read']) => {
    if (running !== null) throw new Error('the link answers one question at a time')
    number = (number + 1) & 0xff
    const reports = encodeMessage({ channel, number, command, payload })
    const exchange = startExchange({ ...world, channel, number, command, reports, read })
    running = exchange
    try {
      return await exchange.answer
    } finally {
      running = null
    }
  }
  return {
    ask: (payload, read) => run(CMD_MSG, payload, read),
    ping: async (payload) => {
      await run(CMD_PING, payload, (answer) => (isSame(answer, payload) ? true : null))
    },
    cancel: () => running?.cancel(encodeControl({ channel, number }, CMD_CANCEL)),
    close: () => {
      forget()
      running?.fail(linkFault('reader_unavailable'))
    },
  }
}

interface World {
  readonly pipe: ReportPipe
  readonly surroundings: Surroundings
  readonly roundTrips: RoundTrips
}

async function requestChannel(world: World): Promise<number> {
  const nonce = world.surroundings.randomBytes(nonceLength)
  const address = { channel: broadcastChannel, number: broadcastNumber }
  const reports = encodeMessage({ ...address, command: CMD_INIT, payload: nonce })
  const read = (answer: Uint8Array) => channelIn(answer, nonce)
  const exchange = startExchange({ ...world, ...address, command: CMD_INIT, reports, read })
  const forget = world.pipe.onReport((report) => {
    const fragment = parseReport(report)
    if (fragment.ok && isForUs(fragment.value)) exchange.take(fragment.value)
  })
  try {
    return await exchange.answer
  } finally {
    forget()
  }
}

const isForUs = ({ channel, number }: Fragment): boolean =>
  channel === broadcastChannel && number === broadcastNumber

/** INIT's answer: nonce (8), channel (4, the last byte 00), version, 3 of firmware, capabilities. */
function channelIn(answer: Uint8Array, nonce: Uint8Array): number | null {
  if (answer.length !== initAnswerLength || !isSame(answer.slice(0, nonceLength), nonce))
    return null
  const view = new DataView(answer.buffer, answer.byteOffset)
  if (view.getUint8(12) !== linkVersion) return null
  const channel = view.getUint32(nonceLength) >>> 8
  return channel === 0 || channel === broadcastChannel ? null : channel
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
