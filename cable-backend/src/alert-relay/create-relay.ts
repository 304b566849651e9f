import type { AlertAnswer, AnswersKept } from '#cable-backend/contract/alert-stream'
import { gatherAnswers } from './answers/gather-answers.ts'
import { takeAnswers } from './answers/take-answers.ts'
import { type Admissions, admit, emptyHall } from './lines/admission.ts'
import type { BoxLine } from './lines/box-line.ts'
import { beats, createLineSet } from './lines/line-set.ts'
import { comeAgainAfterMs } from './lines/spread.ts'
import { hearOrders, type OrderHearing } from './orders/hear-orders.ts'
import { keepOrders } from './orders/keep-orders.ts'
import type { OrderRefusal } from './orders/order-book.ts'
import { recallOrders } from './orders/recall-orders.ts'
import { createAlertBoard } from './progress/alert-board.ts'
import { createEscalation } from './progress/escalate.ts'
import { followUpOrders } from './progress/follow-up-orders.ts'
import { followRegister, type RegisterFollower } from './register/follow-register.ts'
import { registerSource } from './register/register-source.ts'
import type { PlacedBox } from './register/relay-register.ts'
import type { RelayDeps } from './relay-deps.ts'
import { createRelayDesk } from './relay-desk.ts'
import { type Repeating, repeat } from './repeat.ts'
import { createReporter } from './reports/report-orders.ts'

import { tellSubscribers } from './subscribers/tell-subscribers.ts'

/** How a relay is, for its operator. */
export interface RelayHealth {
  /** `loading` until households and orders are known: no box is let in before. */
  readonly state: 'loading' | 'up'
  readonly bus: 'up' | 'down'
  readonly feed: 'up' | 'down'
  readonly boxes: { readonly known: number; readonly connected: number }
  readonly orders: number
  /** Orders that were not taken, by the reason. */
  readonly refused: Readonly<Partial<Record<OrderRefusal, number>>>
  /** Orders that wait for the database. */
  readonly unkept: number
}

/** The relay between one municipality and the boxes of its cable operator. */
export interface AlertRelay {
  /** Begins to load and to hear. */
  start(): void
  boxOfKey(keyThumbprint: string): PlacedBox | undefined
  /** Lets one more connection in (null), or says after how many seconds it shall come again. */
  admit(): number | null
  /** Commits what a box says of orders; null where that is not possible now. */
  answer(box: PlacedBox, answers: readonly AlertAnswer[]): Promise<AnswersKept | null>
  /** The line gets the profile, the present state, and from then on every order for the box. */
  connect(box: PlacedBox, line: BoxLine): void
  /** Looks at once what has changed of these households, and tells their boxes. */
  reload(householdIds: readonly string[]): void
  health(): RelayHealth
  /** Tells every box when to come again, and ends. */
  stop(): Promise<void>
}

const recallEveryMs = 1_000
const mostWaiting = 20_000
const secondsWhileLoading = 5
const forgetEveryMs = 10 * 60_000

/** Opens nothing before `start`; `stop` ends it for good. */
export function createRelay(deps: RelayDeps): AlertRelay {
  const { stores, municipality, admission, times, now, onFault } = deps
  const board = createAlertBoard()
  const whenToComeAgain = (boxId: string): number =>
    comeAgainAfterMs(boxId, { boxes: lines.size, perSecond: admission.perSecond })
  const lines = createLineSet({ soon: deps.soon, comeAgainAfterMs: whenToComeAgain })
  const desk = createRelayDesk({ board, lines, comeAgainAfterMs: whenToComeAgain, now, onFault })
  const keeper = keepOrders(stores.orders, onFault)
  const gathering = gatherAnswers({
    store: stores.answers,
    gatherMs: times.gatherMs,
    mostWaiting,
    onCommitted: (kept) => {
      for (const orderId of new Set(kept.map((answer) => answer.orderId))) {
        board.count(
          orderId,
          kept.filter((answer) => answer.orderId === orderId),
        )
      }
      reporting?.wake()
    },
  })
  const escalation = createEscalation({
    ...deps,
    board,
    givenUpAfterMs: times.givenUpAfterMs,
  })
  const report = createReporter({
    ...deps,
    pushesOf: escalation.pushesOf,
    board,
    answers: stores.answers,
    municipality: deps.municipalityClient,
    isConnected: lines.has,
    givenUpAfterMs: times.givenUpAfterMs,
  })
  let hall: Admissions = emptyHall(now().getTime(), admission)
  let hearing: OrderHearing | null = null
  let isRegisterLoaded = false
  const isLoaded = () => isRegisterLoaded && hearing !== null

  const hear = (): OrderHearing =>
    hearOrders({
      ...deps,
      feedEveryMs: times.feedEveryMs,
      take: (document, signedOrder) => {
        const order = { document, signedOrder, arrivedAt: now() }
        const refusal = board.take(order)
        if (refusal !== null) return refusal
        desk.announce(document.orderId)
        keeper.add(order)
        return null
      },
    })
  const recall = async (): Promise<void> => {
    if (hearing !== null) return
    await recallOrders({ ...deps, store: stores.orders, answers: stores.answers, board })
    hearing = hear()
  }
  let follower: RegisterFollower | null = null
  const follow = (): RegisterFollower =>
    followRegister({
      source: registerSource(stores, municipality.code),
      everyMs: times.registerEveryMs,
      onFault,
      onChange: (register, changed) => {
        board.replaceRegister(register)
        lines.keepOnly((boxId) => register.boxOfId(boxId) !== undefined)
        desk.tell(changed)
        isRegisterLoaded = true
      },
    })
  const running: { stop(): Promise<void> }[] = []
  const run = (everyMs: number, work: () => Promise<unknown>): Repeating => {
    const repeating = repeat({ everyMs, work, onFault })
    running.push(repeating)
    repeating.wake()
    return repeating
  }
  let reporting: Repeating | null = null
  let telling: Repeating | null = null
  const reload = (householdIds: readonly string[]): void => {
    follower?.reload(householdIds)
    telling?.wake()
  }
  const tell = () =>
    tellSubscribers({
      ...deps,
      subscribers: stores.subscribers,
      source: registerSource(stores, municipality.code),
      municipality: deps.municipalityClient,
      onTold: (householdIds) => follower?.reload(householdIds),
    })
  let turn = 0

  return {
    start() {
      follower = follow()
      run(recallEveryMs, recall)
      run(times.followUpEveryMs, () => followUpOrders({ board, desk, times, now }))
      run(times.followUpEveryMs, escalation.turn)
      run(times.heartbeatEveryMs / beats, async () => {
        lines.beat(turn)
        turn += 1
      })
      reporting = run(times.reportEveryMs, report)
      telling = run(times.reportEveryMs, tell)
      run(forgetEveryMs, async () => board.forget(now()))
    },
    boxOfKey: (keyThumbprint) => board.register.boxOfKey(keyThumbprint),
    admit() {
      const chance = deps.random()
      if (!isLoaded()) return 1 + Math.floor(chance * secondsWhileLoading)
      const asked = { nowMs: now().getTime(), chance, limits: admission }
      const answer = admit(hall, asked)
      hall = answer.hall
      return answer.comeAgainSeconds
    },
    connect: desk.connect,
    answer: (box, answers) => takeAnswers(box, answers, { board, gathering, now, onFault }),
    reload,
    health: () => ({
      state: isLoaded() ? 'up' : 'loading',
      bus: hearing?.bus() ?? 'down',
      feed: hearing?.feed() ?? 'down',
      boxes: { known: board.register.boxes.length, connected: lines.size },
      orders: board.orderIds.length,
      refused: hearing?.refused() ?? {},
      unkept: keeper.waiting(),
    }),
    async stop() {
      await lines.drain()
      for (const part of running) await part.stop()
      await follower?.stop()
      await hearing?.stop()
      await keeper.stop()
    },
  }
}
