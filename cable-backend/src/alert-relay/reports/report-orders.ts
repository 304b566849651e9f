import type { RelayReport } from '#emergency-alerts/contract/relay-report'
import type { AnswerKept, AnswerStore } from '../answers/answer-store.ts'
import type { AlertBoard } from '../progress/alert-board.ts'
import type { Escalation } from '../progress/escalate.ts'
import { countersOf } from '../progress/relay-counters.ts'
import type { MunicipalityClient } from './municipality-client.ts'
import type { References } from './references.ts'

interface Reporting {
  readonly relayId: string
  readonly board: AlertBoard
  readonly answers: Pick<AnswerStore, 'untold' | 'ordersUntold' | 'markTold'>
  readonly municipality: Pick<MunicipalityClient, 'report'>
  readonly references: References
  readonly pushesOf: Escalation['pushesOf']
  readonly isConnected: (boxId: string) => boolean
  /** How long after its arrival those who are not connected are given up. */
  readonly givenUpAfterMs: number
  readonly now: () => Date
}

const answersPerReport = 1000

/**
 * Tells the municipality what is new: where each order stands, and answers that it does not have. An
 * answer counts as told only after its 200; what fails stays for the next turn.
 */
export function createReporter(reporting: Reporting): () => Promise<void> {
  const { relayId, board, answers, municipality, now } = reporting
  const reported = new Map<string, string>()
  let serial = 0
  const nextSerial = (): number => {
    // By the clock, so that a new start goes on with higher ones.
    serial = Math.max(serial + 1, now().getTime())
    return serial
  }
  const reportOne = async (orderId: string, hasAnswers: boolean): Promise<boolean> => {
    const revision = board.revisionOf(orderId)
    const counters = countersFor(orderId, reporting)
    if (counters === null) return false
    const untold = hasAnswers ? await answers.untold(orderId, answersPerReport) : []
    const standing = JSON.stringify({ revision, counters })
    if (untold.length === 0 && reported.get(orderId) === standing) return false
    const report: RelayReport = {
      orderId,
      revision,
      serial: nextSerial(),
      counters,
      answers: await Promise.all(untold.map((answer) => reportedAnswer(answer, reporting))),
    }
    await municipality.report(relayId, report)
    reported.set(orderId, standing)
    await answers.markTold(untold, now())
    return untold.length === answersPerReport
  }
  return async () => {
    const withAnswers = new Set(await answers.ordersUntold())
    const orderIds = [...new Set([...withAnswers, ...board.orderIds])]
    const faults: unknown[] = []
    for (const orderId of orderIds) {
      try {
        while (await reportOne(orderId, withAnswers.has(orderId)));
      } catch (cause) {
        faults.push(cause)
      }
    }
    if (faults.length > 0) throw new Error('the municipality was not told', { cause: faults[0] })
  }
}

function countersFor(
  orderId: string,
  { board, isConnected, pushesOf, givenUpAfterMs, now }: Reporting,
) {
  const progress = board.progressOf(orderId)
  if (progress === null) return null
  const elapsedMs = now().getTime() - progress.latest.arrivedAt.getTime()
  return countersOf({
    progress,
    targets: board.targetsOf(orderId),
    isConnected,
    isGivenUp: elapsedMs >= givenUpAfterMs,
    pushes: pushesOf(progress),
  })
}

async function reportedAnswer(
  { boxId, householdId, revision, kind, answeredAt }: AnswerKept,
  { references }: Reporting,
): Promise<RelayReport['answers'][number]> {
  return {
    homeRef: await references.homeRef(householdId),
    boxRef: await references.boxRef(boxId),
    revision,
    kind,
    answeredAt: answeredAt.toISOString(),
  }
}
