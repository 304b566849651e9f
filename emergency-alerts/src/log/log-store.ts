import { desc, eq, lt } from 'drizzle-orm'
import type { LogEntry, StaffMember } from '#emergency-alerts/contract/desk/order-view'
import type { Database } from '../database/open-database.ts'
import { log } from './tables.ts'

export interface NewLogEntry {
  readonly at: Date
  /** Null for what happened by itself. */
  readonly by: StaffMember | null
  readonly orderId: string | null
  readonly act: string
  readonly sentence: string
}

/** Written in the transaction of the act itself: there is no act without its entry. */
export async function appendLog(
  tx: Pick<Database, 'insert'>,
  ...entries: readonly NewLogEntry[]
): Promise<void> {
  if (entries.length > 0) await tx.insert(log).values([...entries])
}

export interface LogStore {
  append(entry: NewLogEntry): Promise<void>
  /** Newest first, at most 200; those before `before` where it is given. */
  page(before: number | null): Promise<LogEntry[]>
  /** Of one order, newest first. */
  ofOrder(orderId: string): Promise<LogEntry[]>
}

export const postgresLogStore = (db: Database): LogStore => ({
  append: (entry) => appendLog(db, entry),
  page: async (before) =>
    entriesOf(
      await db
        .select()
        .from(log)
        .where(before === null ? undefined : lt(log.sequence, before))
        .orderBy(desc(log.sequence))
        .limit(200),
    ),
  ofOrder: async (orderId) =>
    entriesOf(
      await db
        .select()
        .from(log)
        .where(eq(log.orderId, orderId))
        .orderBy(desc(log.sequence))
        .limit(500),
    ),
})

const entriesOf = (rows: readonly (typeof log.$inferSelect)[]): LogEntry[] =>
  rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }))
