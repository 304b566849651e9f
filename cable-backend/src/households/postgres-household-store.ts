import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Home } from '#emergency-alerts/contract/home'
import type { Database } from '../database/open-database.ts'
import type { Contract, PlacedHousehold } from './household.ts'
import type { HouseholdStore } from './household-store.ts'
import { boxes, cardLinks, householdChanges, households, residents } from './tables.ts'

/** The contracts in the operator's own schema. */
export function postgresHouseholdStore(db: Database): HouseholdStore {
  return {
    enterContract: (contract) => enterContract(db, contract),
    placedHouseholds: (householdIds) => placedHouseholds(db, householdIds),
    async changesAfter(number) {
      const rows = await db
        .select({
          newest: sql<number>`max(${householdChanges.number})`.mapWith(Number),
          householdId: householdChanges.householdId,
        })
        .from(householdChanges)
        .where(gt(householdChanges.number, number))
        .groupBy(householdChanges.householdId)
      return {
        newest: rows.reduce((newest, row) => Math.max(newest, row.newest), number),
        householdIds: rows.map(({ householdId }) => householdId),
      }
    },
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

async function placedHouseholds(
  db: Database,
  householdIds: readonly string[] | undefined,
): Promise<readonly PlacedHousehold[]> {
  const rows = await db
    .select({ household: households, boxId: boxes.boxId, keyThumbprint: boxes.keyThumbprint })
    .from(households)
    .leftJoin(boxes, eq(boxes.householdId, households.householdId))
    .where(
      householdIds === undefined ? undefined : inArray(households.householdId, [...householdIds]),
    )
    .orderBy(households.householdId, boxes.boxId)
  const found = new Map<string, PlacedHousehold>()
  for (const { household, boxId, keyThumbprint } of rows) {
    const { householdId, name } = household
    const known = found.get(householdId) ?? {
      householdId,
      name,
      home: homeOf(household),
      boxes: [],
    }
    const more = boxId === null || keyThumbprint === null ? [] : [{ boxId, keyThumbprint }]
    found.set(householdId, { ...known, boxes: [...known.boxes, ...more] })
  }
  return [...found.values()]
}

type HouseholdRow = typeof households.$inferSelect

function homeOf({ municipality, town, lat, lon }: HouseholdRow): Home | null {
  if (municipality === null) return null
  return { municipality, town, at: lat === null || lon === null ? null : { lat, lon } }
}

const columnsOf = ({ municipality, town, at }: Home) => ({
  municipality,
  town,
  lat: at?.lat ?? null,
  lon: at?.lon ?? null,
})

async function enterContract(db: Database, contract: Contract): Promise<void> {
  const { householdId, name } = contract
  const entered = { name, ...columnsOf(contract.home) }
  await db.transaction(async (tx) => {
    await tx
      .insert(households)
      .values({ householdId, ...entered })
      .onConflictDoUpdate({ target: households.householdId, set: entered })
    const boxIds = contract.boxes.map(({ boxId }) => boxId)
    const left = await tx
      .select({ householdId: boxes.householdId })
      .from(boxes)
      .where(inArray(boxes.boxId, boxIds))
    const changed = new Set([householdId, ...left.map((each) => each.householdId)])
    await tx.insert(householdChanges).values([...changed].map((each) => ({ householdId: each })))
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
