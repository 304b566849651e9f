import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { OrderCounters, Place } from '#emergency-alerts/contract/desk/order-view'
import type { AnswerKind, RelayReport } from '#emergency-alerts/contract/relay-report'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import type { Database } from '../database/open-database.ts'
import { appendLog } from '../log/log-store.ts'
import { placeMark } from '../log/place-mark.ts'
import { orderRevisions } from '../orders/tables.ts'
import { homes, subscribers } from '../register/tables.ts'
import { addCounters } from './add-counters.ts'
import { newsOf } from './report-news.ts'
import { answers, relayReports } from './tables.ts'

export type ReportRefusal = 'not_found' | 'invalid_request'

export interface ReportStore {
  /**
   * Commits counters and answers in one transaction; what is there already stays. Refused where the
   * order, or a revision that is spoken of, was never issued.
   */
  keep(relayId: string, report: RelayReport, now: Date): Promise<Result<null, ReportRefusal>>
  /** The fold over everything that was reported of an order; null before the first report. */
  countersOf(orderId: string): Promise<OrderCounters | null>
  /** Of several at once; those without a report are not in it. */
  countersOfAll(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderCounters>>
}

export const postgresReportStore = (db: Database): ReportStore => ({
  countersOf: async (orderId) => (await countersOfAll(db, [orderId])).get(orderId) ?? null,
  countersOfAll: (orderIds) => countersOfAll(db, orderIds),
  keep: (relayId, report, now) =>
    db.transaction(async (tx) => {
      const { orderId } = report
      const [issued] = await tx
        .select({ revision: orderRevisions.revision, place: orderRevisions.place })
        .from(orderRevisions)
        .where(eq(orderRevisions.orderId, orderId))
        .orderBy(desc(orderRevisions.revision))
        .limit(1)
      if (issued === undefined) return err('not_found')
      const spokenOf = [report.revision, ...report.answers.map(({ revision }) => revision)]
      if (spokenOf.some((revision) => revision > issued.revision)) return err('invalid_request')
      await keepCounters(tx, report, { relayId, place: issued.place, now })
      await keepAnswers(tx, relayId, report, now)
      return ok(null)
    }),
})

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

interface Reported {
  readonly relayId: string
  readonly place: Place
  readonly now: Date
}

async function keepCounters(
  tx: Transaction,
  { orderId, revision, serial, counters }: RelayReport,
  { relayId, place, now }: Reported,
): Promise<void> {
  const [before] = await tx
    .select()
    .from(relayReports)
    .where(and(eq(relayReports.orderId, orderId), eq(relayReports.relayId, relayId)))
  const kept = await tx
    .insert(relayReports)
    .values({ relayId, orderId, revision, serial, counters, reportedAt: now })
    .onConflictDoUpdate({
      target: [relayReports.orderId, relayReports.relayId],
      set: { revision, serial, counters, reportedAt: now },
      setWhere: gt(sql`excluded.serial`, relayReports.serial),
    })
    .returning({ serial: relayReports.serial })
  if (kept.length === 0) return
  const known = before?.revision === revision ? before.counters : null
  const lines = newsOf(known, counters).map(({ act, sentence }) => ({
    act,
    sentence: placeMark(place) + sentence,
    at: now,
    by: null,
    orderId,
  }))
  await appendLog(tx, ...lines)
}

async function keepAnswers(
  tx: Transaction,
  relayId: string,
  report: RelayReport,
  now: Date,
): Promise<void> {
  if (report.answers.length === 0) return
  const rows = report.answers.map(({ answeredAt, ...answer }) => ({
    ...answer,
    orderId: report.orderId,
    answeredAt: new Date(answeredAt),
    relayId,
    receivedAt: now,
  }))
  await tx.insert(answers).values(rows).onConflictDoNothing()
}

async function countersOfAll(
  db: Pick<Database, 'select' | 'execute'>,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OrderCounters>> {
  if (orderIds.length === 0) return new Map()
  const reports = await db
    .select()
    .from(relayReports)
    .where(inArray(relayReports.orderId, [...orderIds]))
  const answered = await lastAnswers(db, orderIds)
  const reported = new Set(reports.map(({ orderId }) => orderId))
  return new Map(
    [...reported].map((orderId) => {
      const ofOrder = reports.filter((report) => report.orderId === orderId)
      const last = Math.max(...ofOrder.map(({ reportedAt }) => reportedAt.getTime()))
      const kinds = answered.filter((row) => row.orderId === orderId)
      return [
        orderId,
        {
          relays: ofOrder.length,
          boxes: addCounters(ofOrder.map(({ counters }) => counters)),
          homes: homesOf(kinds),
          byTown: townsOf(kinds),
          reportedAt: new Date(last).toISOString(),
        },
      ]
    }),
  )
}

const nobody: Record<AnswerKind, number> = {
  displayed: 0,
  read: 0,
  evacuating: 0,
  need_help: 0,
  safe: 0,
}

function homesOf(rows: readonly LastAnswers[]): Record<AnswerKind, number> {
  const sum = { ...nobody }
  for (const { kind, homes } of rows) sum[kind] += homes
  return sum
}

const isOwnWord = ({ kind }: LastAnswers): boolean => kind !== 'displayed' && kind !== 'read'

function townsOf(rows: readonly LastAnswers[]): OrderCounters['byTown'] {
  const towns = new Map<string | null, OrderCounters['byTown'][number]>()
  for (const { town, kind, homes } of rows.filter(isOwnWord)) {
    const before = towns.get(town) ?? { town, answered: 0, needHelp: 0 }
    const needHelp = before.needHelp + (kind === 'need_help' ? homes : 0)
    towns.set(town, { town, answered: before.answered + homes, needHelp })
  }
  return [...towns.values()]
}

interface LastAnswers extends Record<string, unknown> {
  readonly orderId: string
  readonly kind: AnswerKind
  readonly town: string | null
  readonly homes: number
}

/**
 * Each home once: by the last word of its people, else by what its televisions did. A call for help
 * stands until it is taken back where it was made: who answers at another television of the home may
 * not know of it.
 */
const lastAnswers = (
  db: Pick<Database, 'execute'>,
  orderIds: readonly string[],
): Promise<readonly LastAnswers[]> =>
  db.execute<LastAnswers>(sql`
    select last.order_id as "orderId", last.kind, coalesce(${homes.town}, ${subscribers.town}) as town,
      count(*)::int as homes
    from (
      select distinct on (order_id, home_ref) order_id, home_ref, kind
      from (
        select distinct on (order_id, home_ref, box_ref) order_id, home_ref, kind, answered_at
        from ${answers}
        where ${inArray(answers.orderId, [...orderIds])}
        order by order_id, home_ref, box_ref,
          case kind when 'displayed' then 2 when 'read' then 1 else 0 end,
          answered_at desc
      ) as of_box
      order by order_id, home_ref,
        case kind when 'displayed' then 3 when 'read' then 2 when 'need_help' then 0 else 1 end,
        answered_at desc
    ) as last
    left join ${subscribers} on ${subscribers.homeRef} = last.home_ref
    left join ${homes} on ${homes.subscriberRef} = last.home_ref
    group by 1, 2, 3`)
