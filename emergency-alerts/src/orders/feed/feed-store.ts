import { and, asc, eq, gt, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { SignedOrder } from '#emergency-alerts/contract/signed-order'
import type { Database } from '../../database/open-database.ts'
import { orderRevisions } from '../tables.ts'

export interface FeedStore {
  /** The highest revision of every order whose revision expires after `since`, oldest first. */
  highestRevisions(since: Date): Promise<SignedOrder[]>
}

export function postgresFeedStore(db: Database): FeedStore {
  const later = alias(orderRevisions, 'later')
  const isHighest = notExists(
    db
      .select({ one: sql`1` })
      .from(later)
      .where(
        and(eq(later.orderId, orderRevisions.orderId), gt(later.revision, orderRevisions.revision)),
      ),
  )
  return {
    async highestRevisions(since) {
      const rows = await db
        .select({ signedOrder: orderRevisions.signedOrder })
        .from(orderRevisions)
        .where(and(gt(orderRevisions.expiresAt, since), isHighest))
        .orderBy(asc(orderRevisions.issuedAt), asc(orderRevisions.orderId))
      return rows.map(({ signedOrder }) => signedOrder)
    },
  }
}
