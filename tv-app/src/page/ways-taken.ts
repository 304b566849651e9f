import type { Page, TextSize } from './page.ts'
import type { Measure } from './scene.ts'

export interface Asked {
  readonly page: Page
  readonly size: TextSize
  readonly measure: Measure
}

const known = new WeakMap<Measure, Map<string, number>>()
const mostKnown = 200

/** Moves with the keys and changes no word's place: pages that differ only in it fit alike. */
const moving = new Set(['focused', 'spoken'])

const nameOf = ({ page, size }: Asked): string =>
  `${size} ${JSON.stringify(page, (key, value: unknown) => (moving.has(key) ? undefined : value))}`

/**
 * The compromise that fitted the same words before, so that moving the focus lays out once. A page
 * in which only the focus moved takes the same room.
 */
export function recall(asked: Asked): number {
  return known.get(asked.measure)?.get(nameOf(asked)) ?? 0
}

export function remember(asked: Asked, way: number): void {
  const ways = known.get(asked.measure) ?? new Map<string, number>()
  if (ways.size >= mostKnown) ways.clear()
  ways.set(nameOf(asked), way)
  known.set(asked.measure, ways)
}

/** Fonts have arrived: the same measure gives other widths. */
export const forgetWays = (measure: Measure): void => {
  known.delete(measure)
}
