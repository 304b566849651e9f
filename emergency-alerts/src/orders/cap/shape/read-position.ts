import type { Position } from '../../../../contract/geography.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import type { FindingCode } from '../verdict/finding.ts'

export interface ShapeFault {
  readonly code: FindingCode
  readonly detail: string
}

const degrees = '([-+]?(?:\\d{1,4}(?:\\.\\d{0,30})?|\\.\\d{1,30}))'
const pair = new RegExp(`\\s*${degrees},${degrees}(?=\\s|$)`, 'y')
const word = /\s*(\S+)/y

/** Positions parted by white space, WGS 84, `lat,lon` in degrees (CAP 1.2 §3.2.4). */
export function readPositions(
  text: string,
  unreadable: FindingCode,
): Result<readonly Position[], ShapeFault> {
  const positions: Position[] = []
  for (let at = 0; ; at = pair.lastIndex) {
    pair.lastIndex = at
    const found = pair.exec(text)
    if (found === null) {
      const rest = wordAt(text, at)
      return rest === null ? ok(positions) : err({ code: unreadable, detail: rest })
    }
    const lat = Number(found[1])
    const lon = Number(found[2])
    if (!isOnEarth(lat, lon)) return err(faultOf(lat, lon))
    positions.push({ lat, lon })
  }
}

function wordAt(text: string, at: number): string | null {
  word.lastIndex = at
  return word.exec(text)?.[1] ?? null
}

const isOnEarth = (lat: number, lon: number): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180

/** What only fits the other way round is told apart. */
const faultOf = (lat: number, lon: number): ShapeFault => ({
  code: isOnEarth(lon, lat) ? 'position_swapped' : 'position_out_of_range',
  detail: `${lat},${lon}`,
})
