import { and, asc, eq, inArray, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm'
import type { VoiceClip } from '#emergency-alerts/contract/order-document'
import type { Database } from '../../database/open-database.ts'
import { householdChanges } from '../../households/tables.ts'
import type { SubscriberStore } from './subscriber-store.ts'
import { alertSubscribers } from './tables.ts'

/** What was told, in the operator's own schema. */
export function postgresSubscriberStore(db: Database): SubscriberStore {
  const laterChange = db
    .select({ one: sql`1` })
    .from(householdChanges)
    .where(
      and(
        eq(householdChanges.householdId, alertSubscribers.householdId),
        sql`${householdChanges.number} > ${alertSubscribers.change}`,
      ),
    )
  return {
    untold: (limit) =>
      db
        .select({
          householdId: householdChanges.householdId,
          change: sql<number>`max(${householdChanges.number})`.mapWith(Number),
        })
        .from(householdChanges)
        .where(isNull(householdChanges.toldAt))
        .groupBy(householdChanges.householdId)
        .orderBy(asc(sql`min(${householdChanges.number})`))
        .limit(limit),
    async markTold({ householdId, change, toldAt, namesVoice }) {
      const told = { change, toldAt, namesVoice }
      await db.transaction(async (tx) => {
        await tx
          .insert(alertSubscribers)
          .values({ householdId, ...told })
          .onConflictDoUpdate({ target: alertSubscribers.householdId, set: told })
        await tx
          .update(householdChanges)
          .set({ toldAt })
          .where(
            and(
              eq(householdChanges.householdId, householdId),
              lte(householdChanges.number, change),
              isNull(householdChanges.toldAt),
            ),
          )
      })
    },
    async namesVoices(householdIds) {
      const isAsked =
        householdIds === undefined
          ? undefined
          : inArray(alertSubscribers.householdId, [...householdIds])
      const rows = await db
        .select()
        .from(alertSubscribers)
        .where(and(isNotNull(alertSubscribers.namesVoice), notExists(laterChange), isAsked))
      const voices = new Map<string, VoiceClip>()
      for (const { householdId, namesVoice } of rows) {
        if (namesVoice !== null) voices.set(householdId, namesVoice)
      }
      return voices
    },
  }
}
