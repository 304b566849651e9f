import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database/open-database.ts'
import type { Contract } from './household.ts'
import type { HouseholdStore } from './household-store.ts'
import { boxes, cardLinks, households, residents } from './tables.ts'

/** The contracts in the operator's own schema. */
export function postgresHouseholdStore(db: Database): HouseholdStore {
  return {
    enterContract: (contract) => enterContract(db, contract),
    async findBox(keyThumbprint) {
      const [box] = await db.select().from(boxes).where(eq(boxes.keyThumbprint, keyThumbprint))
      return box ?? null
    },
    async findResident(residentId) {
      const [resident] = await db
        .select()
        .from(residents)
        .where(eq(residents.residentId, residentId))
      return resident ?? null
    },
    async findCardHolder(cardKey) {
      const [found] = await db
        .select({ resident: residents, endedAt: cardLinks.endedAt })
        .from(cardLinks)
        .innerJoin(residents, eq(residents.residentId, cardLinks.residentId))
        .where(eq(cardLinks.cardKey, cardKey))
      if (found === undefined) return null
      return { resident: found.resident, isActive: found.endedAt === null }
    },
    async residentsWithoutCard(householdId) {
      const isActive = and(
        eq(cardLinks.residentId, residents.residentId),
        isNull(cardLinks.endedAt),
      )
      const rows = await db
        .select({ resident: residents })
        .from(residents)
        .leftJoin(cardLinks, isActive)
        .where(and(eq(residents.householdId, householdId), isNull(cardLinks.cardKey)))
        .orderBy(sql`${residents.kana} collate "C"`, residents.residentId)
      return rows.map(({ resident }) => resident)
    },
    async linkCard(link) {
      const linked = await db.insert(cardLinks).values(link).onConflictDoNothing().returning()
      return linked.length === 1
    },
    async endCardLink(residentId, at) {
      const ended = await db
        .update(cardLinks)
        .set({ endedAt: at })
        .where(and(eq(cardLinks.residentId, residentId), isNull(cardLinks.endedAt)))
        .returning({ cardKey: cardLinks.cardKey })
      return ended.length === 1
    },
  }
}

async function enterContract(db: Database, contract: Contract): Promise<void> {
  const { householdId, name } = contract
  await db.transaction(async (tx) => {
    await tx
      .insert(households)
      .values({ householdId, name })
      .onConflictDoUpdate({ target: households.householdId, set: { name } })
    for (const box of contract.boxes) {
      const row = { ...box, householdId }
      await tx.insert(boxes).values(row).onConflictDoUpdate({ target: boxes.boxId, set: row })
    }
    for (const resident of contract.residents) {
      const row = { ...resident, householdId }
      await tx
        .insert(residents)
        .values(row)
        .onConflictDoUpdate({ target: residents.residentId, set: row })
    }
  })
}
