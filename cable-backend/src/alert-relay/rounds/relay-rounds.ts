import { beats, type LineSet } from '../lines/line-set.ts'
import type { OrderIntake } from '../orders/order-intake.ts'
import type { AlertBoard } from '../progress/alert-board.ts'
import { createEscalation } from '../progress/escalate.ts'
import { followUpOrders } from '../progress/follow-up-orders.ts'
import type { RegisterSource } from '../register/register-source.ts'
import type { RelayDeps } from '../relay-deps.ts'
import type { RelayDesk } from '../relay-desk.ts'
import { createReporter } from '../reports/report-orders.ts'
import { tellSubscribers } from '../subscribers/tell-subscribers.ts'
import type { Round } from './rounds.ts'

const openEveryMs = 1_000
const forgetEveryMs = 10 * 60_000

interface RelayParts {
  readonly board: AlertBoard
  readonly lines: LineSet
  readonly desk: RelayDesk
  readonly intake: OrderIntake
  readonly source: RegisterSource
  /** Households for which the municipality had something. */
  readonly onTold: (householdIds: readonly string[]) => void
}

export type RelayRound =
  | 'open'
  | 'follow_up'
  | 'escalate'
  | 'beat'
  | 'report'
  | 'tell_subscribers'
  | 'forget'

/** What a relay does again and again, and how often. */
export function relayRounds(deps: RelayDeps, parts: RelayParts): Record<RelayRound, Round> {
  const { stores, times, now, municipalityClient: municipality } = deps
  const { board, lines, desk, intake } = parts
  const { givenUpAfterMs } = times
  const escalation = createEscalation({ ...deps, board, givenUpAfterMs })
  const report = createReporter({
    ...{ ...deps, board, municipality, givenUpAfterMs },
    answers: stores.answers,
    pushesOf: escalation.pushesOf,
    isConnected: lines.has,
  })
  const { subscribers } = stores
  let turn = 0
  const beat = async (): Promise<void> => {
    lines.beat(turn)
    turn += 1
  }
  return {
    open: { everyMs: openEveryMs, work: intake.open },
    follow_up: {
      everyMs: times.followUpEveryMs,
      work: () => followUpOrders({ board, desk, times, now }),
    },
    escalate: { everyMs: times.followUpEveryMs, work: escalation.turn },
    beat: { everyMs: times.heartbeatEveryMs / beats, work: beat },
    report: { everyMs: times.reportEveryMs, work: report },
    tell_subscribers: {
      everyMs: times.reportEveryMs,
      work: () => tellSubscribers({ ...deps, ...parts, subscribers, municipality }),
    },
    forget: { everyMs: forgetEveryMs, work: async () => board.forget(now()) },
  }
}
