import { and, between, eq, isNull, sql } from 'drizzle-orm'
import type { Position } from '#emergency-alerts/contract/geography'
import type { HomeRef, SubscriberHome } from '#emergency-alerts/contract/subscriber-home'
import type { Database } from '../database/open-database.ts'
import { homes, subscribers } from './tables.ts'

export interface SubscriberStore {
  /**
   * Replaces what is known of a subscriber, and finds its home in the municipality's register: the
   * nearest one without a television, if it stands within 30 m. Without one it counts by itself.
   */
  keep(homeRef: HomeRef, subscriber: SubscriberHome, now: Date): Promise<void>
  /** Leaves nothing of it behind; its home stays, without a television. */
  remove(homeRef: HomeRef): Promise<void>
}

export const postgresSubscriberStore = (db: Database): SubscriberStore => ({
  keep: (homeRef, { home, boxes, names }, now) =>
    db.transaction(async (tx) => {
      const told = {
        town: home.town,
        lat: home.at?.lat ?? null,
        lon: home.at?.lon ?? null,
        boxes,
        names,
        toldAt: now,
      }
      await tx
        .insert(subscribers)
        .values({ homeRef, ...told })
        .onConflictDoUpdate({ target: subscribers.homeRef, set: told })
      await tx.update(homes).set({ subscriberRef: null }).where(eq(homes.subscriberRef, homeRef))
      if (home.at === null) return
      const found = tx.$with('found').as(nearestFree(tx, home.at))
      await tx
        .with(found)
        .update(homes)
        .set({ subscriberRef: homeRef })
        .where(sql`${homes.homeId} in (select "home_id" from ${found})`)
    }),
  async remove(homeRef) {
    await db.delete(subscribers).where(eq(subscribers.homeRef, homeRef))
  },
})

const nearMetres = 30
const metresPerDegree = 111_195

/** Degrees are a plane over 30 m. */
function nearestFree(db: Pick<Database, 'select'>, { lat, lon }: Position) {
  const narrowing = Math.cos((lat * Math.PI) / 180)
  const high = nearMetres / metresPerDegree
  const wide = high / narrowing
  const squared = sql`power(${homes.lat} - ${lat}, 2) + power((${homes.lon} - ${lon}) * ${narrowing}, 2)`
  return db
    .select({ homeId: homes.homeId })
    .from(homes)
    .where(
      and(
        isNull(homes.subscriberRef),
        between(homes.lat, lat - high, lat + high),
        between(homes.lon, lon - wide, lon + wide),
        sql`${squared} <= ${high ** 2}`,
      ),
    )
    .orderBy(squared)
    .limit(1)
    .for('update', { skipLocked: true })
}
