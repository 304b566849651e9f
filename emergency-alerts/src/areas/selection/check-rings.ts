import type { AreaFile } from '../../../contract/area-file.ts'
import type { Position, Ring } from '../../../contract/geography.ts'
import { boundaryRings } from '../file/area-text.ts'
import { isInJapan, swapped } from '../import/read/coordinates.ts'
import { areaSum, coveredArea, sharedOf } from '../shapes/clip.ts'
import { isSamePlace } from '../shapes/lines.ts'
import { type RingFault, ringFault } from '../shapes/ring-fault.ts'
import { type RingFinding, type RingFindingCode, sentenceFor } from './ring-findings.ts'

/** More corners are taken, but staff are offered a simpler ring: see `simplifyRings`. */
export const usualCorners = 125

/** Below this share of a selection, what lies outside is the width of a drawn line. */
const smallShare = 0.01

export interface RingsCheck {
  /** As they would be kept: closed, and no corner twice in a row. */
  readonly rings: readonly Ring[]
  /** What was mended, what is remarkable, and what has to be mended by people before it is an area. */
  readonly findings: readonly RingFinding[]
}

/**
 * Whether drawn or pasted rings can be an order's area in this municipality. With a `refused` finding
 * they cannot; with `flagged` ones they can, once staff have seen them.
 */
export function checkRings(given: readonly Ring[], area: AreaFile): RingsCheck {
  if (given.length === 0) return { rings: [], findings: [refused(0, 'empty')] }
  const checked = given.map(checkRing)
  const rings = checked.map(({ ring }) => ring)
  const findings = checked.flatMap((each) => each.findings)
  if (findings.some(({ weight }) => weight === 'refused')) return { rings, findings }
  return { rings, findings: [...findings, ...checkExtent(rings, area)] }
}

interface RingCheck {
  readonly ring: Ring
  readonly findings: readonly RingFinding[]
}

function checkRing(given: Ring, index: number): RingCheck {
  const strange = given.map(strangenessOf).find((code) => code !== null)
  if (strange !== undefined) return { ring: given, findings: [refused(index, strange)] }
  const { ring, isClosedHere } = mended(given)
  const notes: RingFinding[] = isClosedHere ? [flagged(index, 'closed_here')] : []
  const fault = ringFault(ring)
  if (fault === null) return { ring, findings: notes }
  return { ring, findings: [...notes, faultFinding(index, fault)] }
}

type Strangeness = 'not_finite' | 'swapped' | 'not_in_japan'

function strangenessOf(at: Position): Strangeness | null {
  if (!Number.isFinite(at.lat) || !Number.isFinite(at.lon)) return 'not_finite'
  if (isInJapan(at)) return null
  return isInJapan(swapped(at)) ? 'swapped' : 'not_in_japan'
}

function mended(given: Ring): { readonly ring: Ring; readonly isClosedHere: boolean } {
  const corners = given.filter((at, index) => {
    const before = given[index - 1]
    return before === undefined || !isSamePlace(at, before)
  })
  const [first, last] = [corners[0], corners.at(-1)]
  if (first === undefined || last === undefined || corners.length < 3)
    return { ring: corners, isClosedHere: false }
  if (isSamePlace(first, last)) return { ring: corners, isClosedHere: false }
  return { ring: [...corners, first], isClosedHere: true }
}

function faultFinding(ring: number, { code, at }: RingFault): RingFinding {
  const kind = code === 'unclosed' ? 'too_few_corners' : code
  return { ...refused(ring, kind), at }
}

function checkExtent(rings: readonly Ring[], area: AreaFile): RingFinding[] {
  const name = area.municipality.name.text
  const boundary = boundaryRings(area)
  const elsewhere = rings.flatMap((ring, index) =>
    areaSum(sharedOf([ring], boundary)) > 0 ? [] : [refused(index, 'elsewhere', name)],
  )
  if (elsewhere.length > 0) return elsewhere
  const shared = areaSum(sharedOf(rings, boundary))
  const share = Math.max(0, 1 - shared / coveredArea(rings))
  const corners = rings.reduce((sum, ring) => sum + ring.length - 1, 0)
  return [
    ...(share > smallShare ? [flagged(0, 'reaches_outside', name, Math.round(share * 100))] : []),
    ...(corners > usualCorners ? [flagged(0, 'many_corners', name, corners)] : []),
  ]
}

const finding =
  (weight: RingFinding['weight']) =>
  (ring: number, code: RingFindingCode, name = '', number = 0): RingFinding => ({
    code,
    weight,
    ring,
    at: null,
    sentence: sentenceFor[code](name, number),
  })
const refused = finding('refused')
const flagged = finding('flagged')
