import type { AlertAnswer, AnswersKept } from '#cable-backend/contract/alert-stream'
import { gatherAnswers } from './answers/gather-answers.ts'
import { takeAnswers } from './answers/take-answers.ts'
import type { BoxLine } from './lines/box-line.ts'
import { createFrontDoor } from './lines/front-door.ts'
import { createLineSet } from './lines/line-set.ts'
import { createOrderIntake } from './orders/order-intake.ts'
import { createAlertBoard } from './progress/alert-board.ts'
import { countAnswers } from './progress/count-answers.ts'
import { watchHouseholds } from './register/household-watch.ts'
import { registerSource } from './register/register-source.ts'
import type { PlacedBox } from './register/relay-register.ts'
import type { RelayDeps } from './relay-deps.ts'
import { createRelayDesk } from './relay-desk.ts'
import { healthOf, type RelayHealth } from './relay-health.ts'
import { relayRounds } from './rounds/relay-rounds.ts'
import { createRounds } from './rounds/rounds.ts'

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

const mostWaiting = 20_000

/** Opens nothing before `start`; `stop` ends it for good. */
export function createRelay(deps: RelayDeps): AlertRelay {
  const { stores, municipality, admission, times, now, onFault } = deps
  const source = registerSource(stores, municipality.code)
  const board = createAlertBoard()
  const lines = createLineSet({ soon: deps.soon, perSecond: admission.perSecond })
  const desk = createRelayDesk({ board, lines, now, onFault })
  const intake = createOrderIntake({ ...deps, board, announce: desk.announce })
  const everyMs = times.registerEveryMs
  const watch = watchHouseholds({ source, everyMs, board, lines, desk, onFault })
  const parts = { board, lines, desk, intake, source, onTold: watch.reload }
  const rounds = createRounds(relayRounds(deps, parts), onFault)
  const isLoaded = () => watch.isLoaded() && intake.hearing() !== null
  const door = createFrontDoor({ ...deps, limits: admission, isLoaded })
  const gathering = gatherAnswers({
    store: stores.answers,
    gatherMs: times.gatherMs,
    mostWaiting,
    onFault,
    onCommitted: (kept) => {
      countAnswers(kept, board)
      rounds.wake('report')
    },
  })
  return {
    start() {
      watch.start()
      rounds.start()
    },
    boxOfKey: (keyThumbprint) => board.register.boxOfKey(keyThumbprint),
    admit: door.admit,
    connect: desk.connect,
    answer: (box, answers) => takeAnswers(box, answers, { board, gathering, now }),
    reload(householdIds) {
      watch.reload(householdIds)
      rounds.wake('tell_subscribers')
    },
    health: () => healthOf({ isLoaded: isLoaded(), board, lines, intake }),
    async stop() {
      await lines.drain()
      for (const part of [rounds, watch, intake]) await part.stop()
    },
  }
}
