import { type Control, controlOf, encodeControl } from '../frames/control.ts'
import { encodeMessage, type Fragment } from '../frames/fragment.ts'
import {
  encodeReceived,
  type GatheredMessage,
  type Gathering,
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
import { timings } from './timings.ts'

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
  /** Null for a message that nobody believes: it is forgotten, and may be sent again. */
  readonly serve: (message: Uint8Array) => Serving | null
}

/** The far end of one channel. */
export interface Line {
  readonly take: (fragment: Fragment) => void
  /** Tells the host that there is news, until it asks for something. */
  readonly ring: () => void
  readonly close: () => void
}

const mostRings = 20

interface LineState extends LinePlan {
  /** The number of the message that was served last. */
  last: number
  answer: readonly Uint8Array[]
  working: Serving | null
  gathering: Gathering
  stopRinging: () => void
  stopKeepalive: () => void
}

/**
 * Serves each message once. The last answer is kept until the next message has come, so that a
 * question about it, however often it is asked, is answered without acting again.
 */
export function createLine(plan: LinePlan): Line {
  const line: LineState = {
    ...plan,
    last: 0,
    answer: [],
    working: null,
    gathering: nothingGathered,
    stopRinging: () => undefined,
    stopKeepalive: () => undefined,
  }
  return {
    take: (fragment) => {
      const said = controlOf(fragment)
      if (said !== null) return takeControl(line, fragment.number, said)
      if (fragment.number === line.last && fragment.index === 0) return answerAgain(line)
      if (fragment.number === next(line) && line.working === null) takePart(line, fragment)
    },
    ring: () => ring(line, mostRings),
    close: () => {
      line.stopRinging()
      line.stopKeepalive()
      line.working?.cancel()
      line.working = null
    },
  }
}

const next = ({ last }: LineState): number => (last + 1) & 0xff

const sayControl = (line: LineState, number: number, [command, bytes]: [number, Uint8Array?]) =>
  line.send(encodeControl({ channel: line.channel, number }, command, bytes))

function takeControl(line: LineState, number: number, { command, bytes }: Control) {
  if (command === CMD_CANCEL && number === line.last) line.working?.cancel()
  if (command !== CMD_RECEIVED) return
  if (number === line.last) answerAgain(line, bytes)
  if (number === next(line)) {
    sayControl(line, number, [CMD_RECEIVED, encodeReceived(line.gathering)])
  }
}

/** Of the last answer what has not arrived; while it is not made yet, that it is being made. */
function answerAgain(line: LineState, received: Uint8Array = new Uint8Array()) {
  if (line.working === null) return line.send(missingReports(line.answer, received))
  keepAlive(line, line.working)
}

function takePart(line: LineState, fragment: Fragment) {
  line.gathering = gather(line.gathering, fragment)
  const whole = gatheredMessage(line.gathering)
  if (whole !== null) return takeMessage(line, whole)
  if (!hasGap(line.gathering)) return
  sayControl(line, fragment.number, [CMD_RECEIVED, encodeReceived(line.gathering)])
}

function takeMessage(line: LineState, { command, payload }: GatheredMessage) {
  line.gathering = nothingGathered
  if (command === CMD_PING) return accept(line, command, echo(payload))
  if (command !== CMD_MSG) {
    return sayControl(line, next(line), [CMD_ERROR, Uint8Array.of(ERR_INVALID_CMD)])
  }
  const serving = line.serve(payload)
  if (serving !== null) accept(line, command, serving)
}

function accept(line: LineState, command: number, serving: Serving) {
  line.stopRinging()
  line.last = next(line)
  line.working = serving
  keepAliveLater(line, serving)
  void serving.answer.then((payload) => {
    if (line.working !== serving) return
    line.stopKeepalive()
    line.working = null
    line.answer = encodeMessage({ channel: line.channel, number: line.last, command, payload })
    line.send(line.answer)
  })
}

function keepAlive(line: LineState, serving: Serving) {
  line.stopKeepalive()
  sayControl(line, line.last, [CMD_KEEPALIVE, Uint8Array.of(serving.waitsFor ?? KEEPALIVE_CARD)])
  keepAliveLater(line, serving)
}

function keepAliveLater(line: LineState, serving: Serving) {
  line.stopKeepalive = line.surroundings.after(timings.keepaliveMs, () => keepAlive(line, serving))
}

function ring(line: LineState, left: number) {
  line.stopRinging()
  if (left === 0) return
  sayControl(line, 0, [CMD_RING])
  line.stopRinging = line.surroundings.after(timings.keepaliveMs, () => ring(line, left - 1))
}

const echo = (payload: Uint8Array): Serving => ({
  answer: Promise.resolve(payload),
  cancel: () => undefined,
})
