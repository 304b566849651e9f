import { err, ok, type Result } from '../../../../contract/result.ts'
import type { CapCircle } from '../cap-alert.ts'
import { readPositions, type ShapeFault } from './read-position.ts'

/** `lat,lon radius`, the radius in kilometres; one of 0 is the point itself (CAP 1.2 §3.2.4). */
export function readCircle(text: string): Result<CapCircle, ShapeFault> {
  const [position = '', radius = '', ...more] = text.split(/\s+/).filter((part) => part !== '')
  if (position === '') return err({ code: 'circle_empty', detail: '' })
  if (more.length > 0 || !/^\+?(\d{1,6}(\.\d{0,30})?|\.\d{1,30})$/.test(radius)) {
    return err({ code: 'circle_unreadable', detail: text })
  }
  const read = readPositions(position, 'circle_unreadable')
  if (!read.ok) return read
  const [center] = read.value
  if (center === undefined) return err({ code: 'circle_unreadable', detail: text })
  return ok({ center, radiusKm: Number(radius) })
}
