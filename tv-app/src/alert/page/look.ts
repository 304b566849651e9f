import type { Front } from '../state/front.ts'
import { isDrill, isTsunami } from '../state/live-orders.ts'
import type { NamesRoom } from '../words/names-line.ts'

/** The more urgent, the less paper; a drill is hollow whatever its level, an end is calm. */
export type Look = 'level3' | 'level4' | 'level5' | 'tsunami' | 'drill' | 'calm'

type Shown = Exclude<Front, { kind: 'nothing' }>

export function lookOf({ kind, order }: Shown): Look {
  if (isDrill(order)) return 'drill'
  if (kind === 'ended') return 'calm'
  if (isTsunami(order)) return 'tsunami'
  return order.level === 3 ? 'level3' : order.level === 5 ? 'level5' : 'level4'
}

interface Room {
  readonly names: NamesRoom
  readonly headlineWidth: number
  /** Px, the largest first. */
  readonly headline: readonly number[]
  /** Where the names take two lines. */
  readonly besideTwoLines: readonly number[]
}

const sizesDown = (from: number, to: number): readonly number[] =>
  Array.from({ length: (from - to) / 8 + 1 }, (_, index) => from - index * 8)

const usual: readonly number[] = [72, 60, 48]

const rooms: Readonly<Record<Look, Room>> = {
  level3: {
    names: { width: 1470, sizes: usual },
    headlineWidth: 1470,
    headline: sizesDown(136, 56),
    besideTwoLines: sizesDown(120, 56),
  },
  level4: {
    names: { width: 1390, sizes: usual },
    headlineWidth: 1390,
    headline: sizesDown(168, 56),
    besideTwoLines: sizesDown(136, 56),
  },
  level5: {
    names: { width: 1728, sizes: usual },
    headlineWidth: 1728,
    headline: sizesDown(184, 56),
    besideTwoLines: sizesDown(160, 56),
  },
  tsunami: {
    names: { width: 1728, sizes: usual },
    headlineWidth: 1400,
    headline: sizesDown(208, 56),
    besideTwoLines: sizesDown(168, 56),
  },
  drill: {
    names: { width: 1490, sizes: [56, 48, 44] },
    headlineWidth: 1490,
    headline: sizesDown(120, 56),
    besideTwoLines: sizesDown(88, 56),
  },
  calm: {
    names: { width: 1450, sizes: usual },
    headlineWidth: 1450,
    headline: sizesDown(136, 56),
    besideTwoLines: sizesDown(120, 56),
  },
}

/** The room for the names and the headline, px. */
export const roomOf = (look: Look): Room => rooms[look]
