import { and, eq, gt, max, sql } from 'drizzle-orm'
import type { OrderCounters } from '#emergency-alerts/contract/desk/order-view'
import type { AnswerKind, RelayReport } from '#emergency-alerts/contract/relay-report'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import type { Database } from '../database/open-database.ts'
import { appendLog } from '../log/log-store.ts'
import { orderRevisions } from '../orders/tables.ts'
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
}

export const postgresReportStore = (db: Database): ReportStore => ({
  keep: (relayId, report, now) =>
    db.transaction(async (tx) => {
      const { orderId } = report
      const [issued] = await tx
        .select({ revision: max(orderRevisions.revision) })
        .from(orderRevisions)
        .where(eq(orderRevisions.orderId, orderId))
      const highest = issued?.revision ?? 0
      if (highest === 0) return err('not_found')
      const spokenOf = [report.revision, ...report.answers.map(({ revision }) => revision)]
      if (spokenOf.some((revision) => revision > highest)) return err('invalid_request')
      await keepCounters(tx, relayId, report, now)
      await keepAnswers(tx, relayId, report, now)
      return ok(null)
    }),
})

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

async function keepCounters(
  tx: Transaction,
  relayId: string,
  { orderId, revision, serial, counters }: RelayReport,
  now: Date,
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
  const news = newsOf(known, counters)
  await appendLog(tx, ...news.map((each) => ({ ...each, at: now, by: null, orderId })))
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

/** The fold over everything that was reported of an order; null before the first report. */
export async function countersOf(
  db: Pick<Database, 'select' | 'execute'>,
  orderId: string,
): Promise<OrderCounters | null> {
  const reports = await db.select().from(relayReports).where(eq(relayReports.orderId, orderId))
  if (reports.length === 0) return null
  const last = Math.max(...reports.map(({ reportedAt }) => reportedAt.getTime()))
  return {
    relays: reports.length,
    boxes: addCounters(reports.map(({ counters }) => counters)),
    homes: { ...nobody, ...(await lastAnswers(db, orderId)) },
    reportedAt: new Date(last).toISOString(),
  }
}

const nobody: Record<AnswerKind, number> = {
  displayed: 0,
  read: 0,
  evacuating: 0,
  need_help: 0,
  safe: 0,
}

/** Each home once: by the last word of its people, else by what its televisions did. */
async function lastAnswers(
  db: Pick<Database, 'execute'>,
  orderId: string,
): Promise<Partial<Record<AnswerKind, number>>> {
  const rows = await db.execute<{ kind: AnswerKind; homes: number }>(sql`
    select kind, count(*)::int as homes
    from (
      select distinct on (home_ref) kind
      from ${answers}
      where order_id = ${orderId}
      order by home_ref,
        case kind when 'displayed' then 2 when 'read' then 1 else 0 end,
        answered_at desc
    ) as last
    group by kind`)
  return Object.fromEntries(rows.map(({ kind, homes }) => [kind, homes]))
}
