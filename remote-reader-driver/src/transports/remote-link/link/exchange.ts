import { linkFault } from '../../../apdu/link-fault.ts'
import { type Control, controlOf, encodeControl } from '../frames/control.ts'
import type { Fragment, MessageAddress } from '../frames/fragment.ts'
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
  CMD_ERROR,
  CMD_INIT,
  CMD_KEEPALIVE,
  CMD_RECEIVED,
  ERR_INVALID_CHANNEL,
} from '../frames/link-command.ts'
import type { ReportPipe } from '../report-pipe.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Asking, startAsking } from './asking.ts'
import type { RoundTrips } from './round-trips.ts'
import { timings } from './timings.ts'

export interface ExchangePlan<T> extends MessageAddress {
  readonly pipe: ReportPipe
  readonly surroundings: Surroundings
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

interface ExchangeState<T> extends ExchangePlan<T> {
  readonly asking: Asking
  readonly ended: ReturnType<typeof settlement<T>>
  gathering: Gathering
  cancelling: readonly Uint8Array[]
  /** How many reports of the question the far end ever said that it has. */
  mostArrived: number
  disbelieved: number
}

/**
 * Sends a question and sees to it that the answer comes. All waiting is on this side: silence is
 * answered by asking, and the far end then sends what is missing on the one side or the other.
 */
export function startExchange<T>(plan: ExchangePlan<T>): Exchange<T> {
  const ended = settlement<T>()
  const hear = stopwatch(plan)
  const giveUp = () => ended.reject(linkFault('reader_unavailable'))
  const asking = startAsking({ ...plan, giveUp, ask: () => ask(state) })
  const state: ExchangeState<T> = {
    ...plan,
    asking,
    ended,
    gathering: nothingGathered,
    cancelling: [],
    mostArrived: 0,
    disbelieved: 0,
  }
  const forgetClose = plan.pipe.onClose(giveUp)
  send(plan, plan.reports)
  return {
    answer: ended.promise.finally(() => {
      asking.stop()
      forgetClose()
    }),
    take: (fragment) => {
      if (fragment.channel !== plan.channel || fragment.number !== plan.number) return
      hear()
      const control = controlOf(fragment)
      if (control === null) return takePart(state, fragment)
      takeControl(state, control)
    },
    cancel: (reports) => {
      state.cancelling = reports
      send(plan, reports)
    },
    fail: ended.reject,
  }
}

const send = ({ pipe }: { readonly pipe: ReportPipe }, reports: readonly Uint8Array[]): void => {
  for (const report of reports) pipe.send(report)
}

function ask<T>(state: ExchangeState<T>) {
  send(state, questionAbout(state, encodeReceived(state.gathering)))
  send(state, state.cancelling)
}

function takeControl<T>(state: ExchangeState<T>, { command, bytes }: Control) {
  const { asking, ended } = state
  if (command === CMD_KEEPALIVE) return asking.heard(timings.keepaliveMs)
  if (command === CMD_RECEIVED) return sendMissing(state, bytes)
  if (command !== CMD_ERROR || !isFinal(state, bytes[0])) return
  ended.reject(linkFault('reader_unavailable', { cause: new Error(`error ${bytes[0]}`) }))
}

/** A far end that has no more than before, because it believed nothing, is not asked for ever. */
function sendMissing<T>(state: ExchangeState<T>, received: Uint8Array) {
  const missing = missingReports(state.reports, received)
  send(state, missing)
  const arrived = state.reports.length - missing.length
  if (arrived <= state.mostArrived) return state.asking.heardNothingNew()
  state.mostArrived = arrived
  state.asking.heard()
}

function takePart<T>(state: ExchangeState<T>, fragment: Fragment) {
  const before = state.gathering
  state.gathering = gather(before, fragment)
  if (state.gathering === before) return
  state.asking.heard()
  if (hasGap(state.gathering)) state.asking.askNow()
  const whole = gatheredMessage(state.gathering)
  if (whole !== null) takeWhole(state, whole)
}

function takeWhole<T>(state: ExchangeState<T>, { command, payload }: GatheredMessage) {
  const answer = command === state.command ? state.read(payload) : null
  state.gathering = nothingGathered
  if (answer !== null) return state.ended.resolve(answer)
  state.disbelieved += 1
  if (state.disbelieved > timings.mostAsks) {
    state.ended.reject(linkFault('reader_unavailable'))
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
