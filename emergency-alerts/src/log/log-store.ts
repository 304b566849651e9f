import { desc, eq } from 'drizzle-orm'
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

/** Newest first. */
export const logOf = async (db: Pick<Database, 'select'>, orderId: string): Promise<LogEntry[]> =>
  entriesOf(
    await db
      .select()
      .from(log)
      .where(eq(log.orderId, orderId))
      .orderBy(desc(log.sequence))
      .limit(500),
  )

const entriesOf = (rows: readonly (typeof log.$inferSelect)[]): LogEntry[] =>
  rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }))
