import { type Control, controlOf, encodeControl } from '../frames/control.ts'
import { encodeMessage, type Fragment } from '../frames/fragment.ts'
import {
  encodeReceived,
  gather,
  gatheredMessage,
  hasGap,
  missingReports,
  nothingGathered,
} from '../frames/gathering.ts'
import {
  CMD_CANCEL,
  CMD_ERROR,
  CMD_KEEPALIVE,
  CMD_MSG,
  CMD_PING,
  CMD_RECEIVED,
  CMD_RING,
  ERR_INVALID_CMD,
  KEEPALIVE_CARD,
} from '../frames/link-command.ts'
import type { Surroundings } from '../surroundings.ts'
import type { LinkTimings } from './timings.ts'

/** An answer that is being made. It never rejects: whatever goes wrong is an answer too. */
export interface Serving {
  readonly answer: Promise<Uint8Array>
  readonly cancel: () => void
  /** What keepalives say that the answer waits for; the card unless told. */
  readonly waitsFor?: number
}

export interface LinePlan {
  readonly channel: number
  readonly send: (reports: readonly Uint8Array[]) => void
  readonly surroundings: Surroundings
  readonly timings: LinkTimings
  /** Null for a message that nobody believes: it is forgotten, and may be sent again. */
  readonly serve: (message: Uint8Array) => Serving | null
}

/** The far end of one channel. */
export interface Line {
  readonly take: (fragment: Fragment) => void
  /** Tells the host that there is news, until it asks for something. */
  readonly ring: () => void
  readonly isWorking: () => boolean
  readonly close: () => void
}

const mostRings = 20

/**
 * Serves each message once. The last answer is kept until the next message has come, so that a
 * question about it, however often it is asked, is answered without acting again.
 */
export function createLine(plan: LinePlan): Line {
  const { channel, send, surroundings, timings } = plan
  let last = 0
  let answer: readonly Uint8Array[] = []
  let working: Serving | null = null
  let gathering = nothingGathered
  let stopRinging: () => void = () => undefined
  let stopKeepalive: () => void = () => undefined
  const next = () => (last + 1) & 0xff
  const control = (number: number, command: number, bytes?: Uint8Array) =>
    send(encodeControl({ channel, number }, command, bytes))
  const keepalive = ({ waitsFor = KEEPALIVE_CARD }: Serving) => {
    stopKeepalive()
    control(last, CMD_KEEPALIVE, Uint8Array.of(waitsFor))
    keepAliveLater()
  }
  const keepAliveLater = () => {
    stopKeepalive = surroundings.after(timings.keepaliveMs, () => working && keepalive(working))
  }
  const finish = (command: number, payload: Uint8Array) => {
    stopKeepalive()
    working = null
    answer = encodeMessage({ channel, number: last, command, payload })
    send(answer)
  }
  const accept = (command: number, serving: Serving) => {
    stopRinging()
    last = next()
    gathering = nothingGathered
    working = serving
    keepAliveLater()
    void serving.answer.then((payload) => working === serving && finish(command, payload))
  }
  const onMessage = (command: number, payload: Uint8Array) => {
    gathering = nothingGathered
    if (command === CMD_PING) return accept(command, echo(payload))
    if (command !== CMD_MSG) return control(next(), CMD_ERROR, Uint8Array.of(ERR_INVALID_CMD))
    const serving = plan.serve(payload)
    if (serving !== null) accept(command, serving)
  }
  const takePart = (fragment: Fragment) => {
    gathering = gather(gathering, fragment)
    const whole = gatheredMessage(gathering)
    if (whole !== null) return onMessage(whole.command, whole.payload)
    if (hasGap(gathering)) control(next(), CMD_RECEIVED, encodeReceived(gathering))
  }
  const answerAgain = (received: Uint8Array) =>
    working === null ? send(missingReports(answer, received)) : keepalive(working)
  const takeControl = (number: number, { command, bytes }: Control) => {
    if (command === CMD_CANCEL && number === last) working?.cancel()
    if (command !== CMD_RECEIVED) return
    if (number === last) answerAgain(bytes)
    if (number === next()) control(number, CMD_RECEIVED, encodeReceived(gathering))
  }
  const ring = (left: number) => {
    stopRinging()
    if (left === 0) return
    control(0, CMD_RING)
    stopRinging = surroundings.after(timings.keepaliveMs, () => ring(left - 1))
  }
  return {
    take: (fragment) => {
      const { number, index } = fragment
      const said = controlOf(fragment)
      if (said !== null) return takeControl(number, said)
      if (number === last && index === 0) return answerAgain(new Uint8Array())
      if (number === next() && working === null) takePart(fragment)
    },
    ring: () => ring(mostRings),
    isWorking: () => working !== null,
    close: () => {
      stopRinging()
      stopKeepalive()
      working?.cancel()
      working = null
    },
  }
}

const echo = (payload: Uint8Array): Serving => ({
  answer: Promise.resolve(payload),
  cancel: () => undefined,
})
