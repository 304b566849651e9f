import { eq, isNull } from 'drizzle-orm'
import type { Database } from '../database/open-database.ts'
import type { RegisteredHome } from './count-reach.ts'
import { homes, registerState, subscribers } from './tables.ts'

export interface HomeStore {
  /** Grows with every change of homes and subscribers. */
  serial(): Promise<number>
  /** The register, and the subscribers that are not in it: each of these counts as a home of its own. */
  all(): Promise<RegisteredHome[]>
}

export const postgresHomeStore = (db: Database, municipality: string): HomeStore => ({
  async serial() {
    const [row] = await db.select({ serial: registerState.serial }).from(registerState)
    return row?.serial ?? 0
  },
  async all() {
    const registered = await db
      .select({ home: homes, boxes: subscribers.boxes })
      .from(homes)
      .leftJoin(subscribers, eq(subscribers.homeRef, homes.subscriberRef))
    const others = await db
      .select({ subscriber: subscribers })
      .from(subscribers)
      .leftJoin(homes, eq(homes.subscriberRef, subscribers.homeRef))
      .where(isNull(homes.homeId))
    const homeOf = ({ town, lat, lon }: Place) => ({
      municipality,
      town,
      at: lat === null || lon === null ? null : { lat, lon },
    })
    return [
      ...registered.map(({ home, boxes }) => ({
        home: homeOf(home),
        people: home.people,
        peopleWithSupport: home.peopleWithSupport,
        boxes: boxes ?? 0,
      })),
      ...others.map(({ subscriber }) => ({
        home: homeOf(subscriber),
        people: Math.max(1, subscriber.names.length),
        peopleWithSupport: 0,
        boxes: subscriber.boxes,
      })),
    ]
  },
})

interface Place {
  readonly town: string | null
  readonly lat: number | null
  readonly lon: number | null
}
