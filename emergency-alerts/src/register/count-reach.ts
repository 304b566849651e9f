import type { Home } from '#emergency-alerts/contract/concerns'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import type { TownCode } from '#emergency-alerts/contract/geography'
import { createHomeIndex } from '#emergency-alerts/contract/targeting/home-index'

/** A home of the municipality's register, with what stands in it. */
export interface RegisteredHome {
  readonly home: Home
  readonly people: number
  readonly peopleWithSupport: number
  /** None where there is no television. */
  readonly boxes: number
}

export type Counted = Omit<Reach, 'countedAt'>

/** Prepares the homes of a municipality to be counted; the same homes as `concerns` finds. */
export function createReachCount(
  municipality: string,
  homes: readonly RegisteredHome[],
): (area: AreaSelection) => Counted {
  const index = createHomeIndex(homes.map(({ home }) => home))
  return (extent) => {
    const numbers = index.concernedBy({
      municipality: { code: municipality, name: nameless },
      areas: [{ name: nameless, extent }],
    })
    return count(
      Array.from(numbers, (number) => homes[number]).filter((home) => home !== undefined),
    )
  }
}

const nameless = { text: '', kana: '' }

type TownCount = Reach['byTown'][number]

function count(homes: readonly RegisteredHome[]): Counted {
  const towns = new Map<TownCode | null, TownCount>()
  const sum = { homes: 0, people: 0, boxes: 0, homesWithoutTelevision: 0, peopleWithSupport: 0 }
  for (const { home, people, peopleWithSupport, boxes } of homes) {
    sum.homes += 1
    sum.people += people
    sum.boxes += boxes
    sum.homesWithoutTelevision += boxes === 0 ? 1 : 0
    sum.peopleWithSupport += peopleWithSupport
    const before = towns.get(home.town) ?? { town: home.town, homes: 0, people: 0, boxes: 0 }
    towns.set(home.town, {
      town: home.town,
      homes: before.homes + 1,
      people: before.people + people,
      boxes: before.boxes + boxes,
    })
  }
  return { ...sum, byTown: [...towns.values()].toSorted(byCode) }
}

const byCode = (one: TownCount, other: TownCount): number =>
  (one.town ?? '') < (other.town ?? '') ? -1 : 1
