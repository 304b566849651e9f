import { and, count, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Challenge } from '../card-proof/challenge.ts'
import type { ChallengeStore } from '../card-proof/challenge-store.ts'
import type { ChallengesTable } from './challenges-table.ts'
import type { Database } from './open-database.ts'

type Row = ChallengesTable['$inferSelect']

const challengeOf = ({ consumedAt: _at, consumedBy: _by, ...challenge }: Row): Challenge =>
  challenge

/** The challenges of one wall in its own table; `consume` is one conditional update. */
export function postgresChallengeStore(db: Database, challenges: ChallengesTable): ChallengeStore {
  const byId = (challengeId: string) => eq(challenges.challengeId, challengeId)
  return {
    async save(challenge) {
      await db.insert(challenges).values(challenge)
    },
    async countOpen(device, now) {
      const isOpen = and(
        eq(challenges.device, device),
        isNull(challenges.consumedAt),
        gt(challenges.expiresAt, now),
      )
      const [row] = await db.select({ open: count() }).from(challenges).where(isOpen)
      return row?.open ?? 0
    },
    async consume(challengeId, by, now) {
      const [won] = await db
        .update(challenges)
        .set({ consumedAt: now, consumedBy: by })
        .where(and(byId(challengeId), isNull(challenges.consumedAt)))
        .returning()
      if (won !== undefined) return { challenge: challengeOf(won), isFirst: true, consumedBy: by }
      const [row] = await db.select().from(challenges).where(byId(challengeId))
      if (row === undefined || row.consumedBy === null) return null
      return { challenge: challengeOf(row), isFirst: false, consumedBy: row.consumedBy }
    },
    async purge(before) {
      const gone = await db
        .delete(challenges)
        .where(lt(challenges.expiresAt, before))
        .returning({ challengeId: challenges.challengeId })
      return gone.length
    },
  }
}
