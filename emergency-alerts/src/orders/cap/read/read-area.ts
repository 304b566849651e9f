import type { Position } from '../../../../contract/geography.ts'
import type { CapArea, CapCircle, CapValue } from '../cap-alert.ts'
import type { Placed } from '../schema/placed.ts'
import { readCircle } from '../shape/read-circle.ts'
import { readPolygon } from '../shape/read-polygon.ts'
import { faultInRing } from '../shape/ring-fault.ts'
import { ringsWithinOthers } from '../shape/ring-in-ring.ts'
import type { Notes } from '../verdict/notes.ts'
import { insideOf } from './inside.ts'
import { readValue } from './read-value.ts'

/** One area; what cannot be read or is no simple ring is noted, and kept only if it can be used. */
export function readArea(place: Placed, notes: Notes): CapArea {
  const inside = insideOf(place)
  const polygons = inside.all('polygon').flatMap((one) => {
    const ring = ringAt(one, notes)
    return ring === null ? [] : [{ place: one, ring }]
  })
  const rings = polygons.map(({ ring }) => ring)
  for (const index of ringsWithinOthers(rings, notes.effort)) {
    notes.add('polygon_in_polygon', polygons[index]?.place ?? place)
  }
  if (notes.effort.comparisons < 0) notes.add('area_too_complex', place)
  const description = inside.text('areaDesc') ?? ''
  if (description === '') notes.add('area_name_empty', inside.first('areaDesc') ?? place)
  return {
    description,
    polygons: rings,
    circles: inside.all('circle').flatMap((one) => circleAt(one, notes) ?? []),
    geocodes: inside.all('geocode').map((one): CapValue => readValue(one)),
    altitude: inside.text('altitude'),
    ceiling: inside.text('ceiling'),
  }
}

function ringAt(place: Placed, notes: Notes): readonly Position[] | null {
  const read = readPolygon(place.element.text)
  if (!read.ok) {
    notes.add(read.error.code, place, read.error.detail)
    return null
  }
  const { ring, wasOpen } = read.value
  if (wasOpen) notes.add('polygon_unclosed', place)
  const fault = faultInRing(ring, notes.effort)
  if (fault !== null) notes.add(fault.code, place, fault.at === null ? '' : written(fault.at))
  return ring
}

const written = ({ lat, lon }: Position): string => `${lat},${lon}`

/** From a place to the one that is farthest from it. */
const halfRoundKm = 20_038

function circleAt(place: Placed, notes: Notes): CapCircle | null {
  const read = readCircle(place.element.text)
  if (read.ok) {
    const { radiusKm } = read.value
    if (radiusKm > halfRoundKm) notes.add('circle_too_large', place, String(radiusKm))
    return read.value
  }
  notes.add(read.error.code, place, read.error.detail)
  return null
}
