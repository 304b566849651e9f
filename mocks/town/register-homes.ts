import type { AreaFile, AreaTown } from '#emergency-alerts/contract/area-file'
import type { Position } from '#emergency-alerts/contract/geography'
import { boundaryRings } from '#emergency-alerts/src/areas/file/area-text'
import { withinRings } from '#emergency-alerts/src/areas/shapes/line-tree'
import type { Database } from '#emergency-alerts/src/database/open-database'
import { homes } from '#emergency-alerts/src/register/tables'
import { households, personas } from '../fixtures/personas.ts'

type NewHome = typeof homes.$inferInsert

const homesPerTown = 40
const spreadDegrees = 0.0022

/**
 * Invents the municipality's register: homes around the real points of its towns, always the same
 * ones, and the homes of the personas among them. Nobody lives there; every address says 仮想.
 */
export function inventHomes(area: AreaFile): readonly NewHome[] {
  const isOnLand = withinRings(boundaryRings(area))
  return [
    ...households.map(({ householdId, address, home }) => ({
      homeId: householdId,
      town: home.town,
      ...home.at,
      address,
      people: personas.filter((persona) => persona.householdId === householdId).length,
      peopleWithSupport: 0,
    })),
    ...area.towns.flatMap((town, index) => homesOf(town, { index, isOnLand })),
  ]
}

interface Around {
  readonly index: number
  readonly isOnLand: (at: Position) => boolean
}

function homesOf({ code, name, at }: AreaTown, { index, isOnLand }: Around): NewHome[] {
  const random = numbersFrom(index + 1)
  return Array.from({ length: homesPerTown }, (_, number) => {
    const people = 1 + Math.floor(random() * random() * 5)
    return {
      homeId: idOf(index, number),
      town: code,
      ...near(at, { random, isOnLand }),
      address: `${name.text}（仮想）${number + 1}番`,
      people,
      peopleWithSupport: random() < 0.15 ? 1 : 0,
    }
  })
}

/** Closer to the point more often than far from it; the point itself where the sea is all around. */
function near(
  at: Position,
  { random, isOnLand }: { readonly random: () => number; readonly isOnLand: Around['isOnLand'] },
): Position {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const angle = random() * 2 * Math.PI
    const far = random() * random() * spreadDegrees
    const place = {
      lat: rounded(at.lat + far * Math.sin(angle)),
      lon: rounded(at.lon + far * Math.cos(angle)),
    }
    if (isOnLand(place)) return place
  }
  return at
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

const idOf = (town: number, home: number): string =>
  `40e50000-0000-4000-8000-${((town + 1) * 1000 + home).toString(16).padStart(12, '0')}`

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Enters the register as the municipality's administrator; what is there already stays. */
export async function registerHomes(db: Database, area: AreaFile): Promise<void> {
  await db
    .insert(homes)
    .values([...inventHomes(area)])
    .onConflictDoNothing()
}
