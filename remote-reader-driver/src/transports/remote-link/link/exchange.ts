import { linkFault } from '../../../apdu/link-fault.ts'
import { type Control, controlOf, encodeControl } from '../frames/control.ts'
import type { Fragment, MessageAddress } from '../frames/fragment.ts'
import {
  encodeReceived,
  gather,
  gatheredMessage,
  hasGap,
  missingReports,
  nothingGathered,
} from '../frames/gathering.ts'
import {
  CMD_ERROR,
  CMD_INIT,
  CMD_KEEPALIVE,
  CMD_RECEIVED,
  ERR_INVALID_CHANNEL,
} from '../frames/link-command.ts'
import type { ReportPipe } from '../report-pipe.ts'
import type { Surroundings } from '../surroundings.ts'
import { startAsking } from './asking.ts'
import type { RoundTrips } from './round-trips.ts'
import type { LinkTimings } from './timings.ts'

export interface ExchangePlan<T> extends MessageAddress {
  readonly pipe: ReportPipe
  readonly surroundings: Surroundings
  readonly timings: LinkTimings
  readonly roundTrips: RoundTrips
  readonly command: number
  readonly reports: readonly Uint8Array[]
  /** Null for an answer that nobody believes. */
  readonly read: (answer: Uint8Array) => T | null
}

/** One question on its way, from its first report to the whole answer. */
export interface Exchange<T = unknown> {
  readonly answer: Promise<T>
  readonly take: (fragment: Fragment) => void
  /** Sends these reports now, and again with every question until there is an answer. */
  readonly cancel: (reports: readonly Uint8Array[]) => void
  readonly fail: (fault: Error) => void
}

/**
 * Sends a question and sees to it that the answer comes. All waiting is on this side: silence is
 * answered by asking, and the far end then sends what is missing on the one side or the other.
 */
export function startExchange<T>(plan: ExchangePlan<T>): Exchange<T> {
  const { pipe, timings } = plan
  const ended = settlement<T>()
  const hear = stopwatch(plan)
  let gathering = nothingGathered
  let cancelling: readonly Uint8Array[] = []
  const send = (reports: readonly Uint8Array[]) => {
    for (const report of reports) pipe.send(report)
  }
  const fail = (fault: Error) => ended.reject(fault)
  const asking = startAsking({
    ...plan,
    ask: () => {
      send(questionAbout(plan, encodeReceived(gathering)))
      send(cancelling)
    },
    giveUp: () => fail(linkFault('reader_unavailable')),
  })
  const takeControl = ({ command, bytes }: Control) => {
    if (command === CMD_ERROR && isFinal(plan, bytes[0])) {
      return fail(linkFault('reader_unavailable', { cause: new Error(`error ${bytes[0]}`) }))
    }
    if (command === CMD_RECEIVED) send(missingReports(plan.reports, bytes))
    asking.heard(command === CMD_KEEPALIVE ? timings.keepaliveMs * 2 : 0)
  }
  const takePart = (fragment: Fragment) => {
    const before = gathering
    gathering = gather(gathering, fragment)
    if (gathering === before) return
    asking.heard()
    if (hasGap(gathering)) asking.askNow()
    const whole = gatheredMessage(gathering)
    if (whole !== null) takeWhole(whole)
  }
  const takeWhole = ({ command, payload }: NonNullable<ReturnType<typeof gatheredMessage>>) => {
    const answer = command === plan.command ? plan.read(payload) : null
    gathering = nothingGathered
    if (answer !== null) ended.resolve(answer)
  }
  const forgetClose = pipe.onClose(() => fail(linkFault('reader_unavailable')))
  send(plan.reports)
  return {
    answer: ended.promise.finally(() => {
      asking.stop()
      forgetClose()
    }),
    take: (fragment) => {
      if (fragment.channel !== plan.channel || fragment.number !== plan.number) return
      hear()
      const control = controlOf(fragment)
      if (control === null) takePart(fragment)
      if (control !== null) takeControl(control)
    },
    cancel: (reports) => {
      cancelling = reports
      send(reports)
    },
    fail,
  }
}

/** A channel is asked for by the same report again: the far end has nothing to say about it yet. */
const questionAbout = <T>(plan: ExchangePlan<T>, received: Uint8Array) =>
  plan.command === CMD_INIT ? plan.reports : encodeControl(plan, CMD_RECEIVED, received)

const isFinal = <T>({ command }: ExchangePlan<T>, code: number | undefined): boolean =>
  code === ERR_INVALID_CHANNEL || command === CMD_INIT

/** Notes how long the first report of an answer took. */
function stopwatch<T>({ surroundings, roundTrips }: ExchangePlan<T>): () => void {
  const sentAt = surroundings.now().getTime()
  let isStopped = false
  return () => {
    if (!isStopped) roundTrips.add(surroundings.now().getTime() - sentAt)
    isStopped = true
  }
}

function settlement<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (fault: Error) => void = () => undefined
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved
    reject = rejected
  })
  return { promise, resolve, reject }
}
