import type { Database } from '#cable-backend/src/database/open-database'
import { boxes, householdChanges, households } from '#cable-backend/src/households/tables'

const rowsAtOnce = 1_000

/** Where the home of a box is: each has a place of its own, by which its profile is known again. */
export const placeOf = (number: number) => ({
  lat: Number((33.72 + number * 1e-6).toFixed(6)),
  lon: Number((134.52 + number * 1e-6).toFixed(6)),
})

/**
 * Enters a household for each box as the operator's administrator, many at once. The municipality
 * counts as told of all of them.
 */
export async function enterContracts(db: Database, thumbprints: readonly string[]): Promise<void> {
  const told = new Date()
  for (let from = 0; from < thumbprints.length; from += rowsAtOnce) {
    const entered = thumbprints.slice(from, from + rowsAtOnce).map((keyThumbprint, index) => ({
      keyThumbprint,
      number: from + index,
      householdId: crypto.randomUUID(),
    }))
    await db.insert(households).values(
      entered.map(({ householdId, number }) => ({
        householdId,
        name: '仮想',
        municipality: '36387',
        town: null,
        ...placeOf(number),
      })),
    )
    await db
      .insert(householdChanges)
      .values(entered.map(({ householdId }) => ({ householdId, toldAt: told })))
    await db.insert(boxes).values(
      entered.map(({ householdId, keyThumbprint, number }) => ({
        boxId: `bench-${number}`,
        name: '居間',
        householdId,
        keyThumbprint,
      })),
    )
  }
}
