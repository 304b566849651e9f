import { lt } from 'drizzle-orm'
import type { ReplayStore } from '../../bound-token/replay-store.ts'
import type { Database } from '../../database/open-database.ts'
import { usedAssertions } from './tables.ts'

/** Assertions that were used, across restarts and processes; expired ones go as new ones come. */
export const postgresReplayStore = (db: Database): ReplayStore => ({
  async remember(id, until, now) {
    await db.delete(usedAssertions).where(lt(usedAssertions.expiresAt, now))
    const first = await db
      .insert(usedAssertions)
      .values({ assertion: id, expiresAt: until })
      .onConflictDoNothing()
      .returning({ assertion: usedAssertions.assertion })
    return first.length > 0 ? 'first' : 'seen'
  },
})
