import { noNonce } from '../../proven/send-proven.ts'
import type { AlertMemory } from '../alert-memory.ts'
import { createOrderVerifier, type PinnedKey } from '../proof/verify-order.ts'
import type { AlertState } from '../state/alert-state.ts'
import { keepAlertStream, type Prove, type StreamClock } from '../stream/keep-stream.ts'
import type { RelayClock } from '../stream/relay-clock.ts'
import { createAnswerSender } from '../stream/send-answers.ts'
import type { AlertStore, Change } from './alert-store.ts'
import type { Trace } from './alert-trace.ts'
import { createReceiver, type Receiver } from './receive-stream.ts'

export interface RelayLineDeps {
  /** Public base URL of the cable operator, without a slash at its end. */
  readonly cableUrl: string
  readonly keys: readonly PinnedKey[]
  readonly fetchFrom: typeof fetch
  readonly prove: Prove
  readonly memory: AlertMemory
  readonly clock: StreamClock
  readonly relayClock: RelayClock
  /** A number from 0 to 1, for the jitter of coming again. */
  readonly random: () => number
  readonly onFault: (fault: unknown) => void
  readonly trace: Trace
}

/** What was kept, then the stream; answers and memory follow what happens. Answers how to end it. */
export function joinRelay(store: AlertStore, deps: RelayLineDeps): () => void {
  const { relayClock, trace } = deps
  const nonce = noNonce()
  const receiver = createReceiver({
    verify: createOrderVerifier(deps.keys),
    happen: store.happen,
    onProven: relayClock.notBefore,
    onFault: deps.onFault,
    trace,
  })
  const answers = createAnswerSender({
    ...deps,
    nonce,
    url: `${deps.cableUrl}/alerts/answers`,
    outbox: () => store.state().outbox,
    onKept: (kept) => {
      trace({ kind: 'kept', answers: kept.length, told: kept.filter((one) => one.isTold).length })
      store.happen({ kind: 'kept', answers: kept })
    },
    onDate: relayClock.hear,
  })
  keepWhatIsNew(store, deps, answers.wake)
  const opening = remember(store, receiver, deps).then(() =>
    keepAlertStream({
      ...deps,
      nonce,
      url: `${deps.cableUrl}/alerts/stream`,
      onMessage: receiver.receive,
      onDate: relayClock.hear,
      onLine: (line) => {
        trace({ kind: 'line', line })
        if (line === 'up') answers.wake()
      },
    }),
  )
  return () => {
    answers.close()
    void opening.then((stream) => stream.close())
  }
}

/** What was kept comes before the stream, which adds to it. */
async function remember(
  store: AlertStore,
  receiver: Receiver,
  { memory, relayClock }: RelayLineDeps,
): Promise<void> {
  const kept = memory.recall()
  if (kept === null) return
  relayClock.notBefore(kept.notBefore)
  const orders = await receiver.prove(kept.orders)
  const { profile, outbox } = kept
  const marks = Object.fromEntries(kept.marks)
  store.happen({ kind: 'remembered', memory: { profile, orders, marks, outbox } })
}

const worthKeeping = [
  'marks',
  'outbox',
  'orders',
  'profile',
] as const satisfies readonly (keyof AlertState)[]

/** Writing and sending come after the frame: nothing stands before the words. */
function keepWhatIsNew(
  store: AlertStore,
  { memory, relayClock, clock, trace }: RelayLineDeps,
  send: () => void,
): void {
  const settle = ({ before, after }: Change): void => {
    memory.keep(store.state(), relayClock.proven())
    const given = after.outbox.filter((answer) => !before.outbox.includes(answer))
    for (const { kind, revision } of given) trace({ kind: 'answered', answer: kind, revision })
    if (given.length > 0) send()
  }
  store.join((change) => {
    if (worthKeeping.every((name) => change.before[name] === change.after[name])) return
    void clock.after(0).then(() => settle(change))
  })
}
