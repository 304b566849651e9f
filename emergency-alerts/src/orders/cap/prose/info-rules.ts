import type { Position } from '../../../../contract/geography.ts'
import type { CapInfo } from '../cap-alert.ts'
import { type Inside, insideOf } from '../read/inside.ts'
import { instantOf } from '../schema/instant.ts'
import type { Placed } from '../schema/placed.ts'
import { seemSwapped } from '../shape/swapped-shapes.ts'
import type { Notes } from '../verdict/notes.ts'
import { checkResource } from './resource-rules.ts'
import { longerThanAPage } from './text-length.ts'

export interface InfoAt {
  readonly info: CapInfo
  readonly place: Placed
  /** When the alert was sent. */
  readonly sent: string
}

/** CAP 1.2 §3.2.2 to §3.2.4. */
export function checkInfo({ info, place, sent }: InfoAt, notes: Notes): void {
  const inside = insideOf(place)
  if (info.event === '') notes.add('event_empty', inside.first('event') ?? place)
  checkTimes({ info, place, sent }, inside, notes)
  const tooLong = longerThanAPage(info.description ?? '')
  if (tooLong !== null) notes.add('text_too_long', inside.first('description') ?? place, tooLong)
  for (const [index, resource] of info.resources.entries()) {
    checkResource(resource, inside.all('resource')[index] ?? place, notes)
  }
  for (const area of inside.all('area')) checkHeights(area, notes)
  checkNeighbours(info, inside, notes)
}

function checkTimes({ info, place, sent }: InfoAt, inside: Inside, notes: Notes): void {
  const expires = info.expires === null ? null : instantOf(info.expires)
  if (expires === null) return
  const at = inside.first('expires') ?? place
  const isBefore = (text: string | null): boolean =>
    text !== null && expires < (instantOf(text) ?? Number.NEGATIVE_INFINITY)
  if (isBefore(sent)) notes.add('expires_before_sent', at)
  else if (isBefore(info.onset)) notes.add('expires_before_start', at, 'onset')
  else if (isBefore(info.effective)) notes.add('expires_before_start', at, 'effective')
}

function checkHeights(area: Placed, notes: Notes): void {
  const inside = insideOf(area)
  const ceiling = inside.text('ceiling')
  if (ceiling === null) return
  const at = inside.first('ceiling') ?? area
  const altitude = inside.text('altitude')
  if (altitude === null) notes.add('ceiling_without_altitude', at)
  else if (Number(ceiling) < Number(altitude)) notes.add('ceiling_below_altitude', at)
}

function checkNeighbours(info: CapInfo, inside: Inside, notes: Notes): void {
  const middles = info.areas.flatMap(({ polygons, circles }) => [
    ...polygons.map(middleOf),
    ...circles.map(({ center }) => center),
  ])
  const [area] = inside.all('area')
  const swapped = seemSwapped(middles)
  if (swapped !== null && area !== undefined) {
    notes.add('areas_swapped', area, swapped.map(written).join(' and '))
  }
}

const written = ({ lat, lon }: Position): string => `${lat.toFixed(2)},${lon.toFixed(2)}`

function middleOf(ring: readonly Position[]): Position {
  const count = Math.max(1, ring.length)
  const sum = ring.reduce((all, { lat, lon }) => ({ lat: all.lat + lat, lon: all.lon + lon }), {
    lat: 0,
    lon: 0,
  })
  return { lat: sum.lat / count, lon: sum.lon / count }
}
