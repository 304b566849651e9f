import { expect, test } from '@jest/globals'
import { isInRing } from '#emergency-alerts/contract/ring'
import { metresBetween } from '#emergency-alerts/contract/shelter-choice'
import { ringAround } from './circle.ts'
import { ringOf } from './selection.ts'

const centre = { lat: 33.7346, lon: 134.5352 }

test('a circle becomes a ring of 36 corners that leaves nobody of the circle out', () => {
  const corners = ringAround(centre, 500)
  const ring = ringOf(corners)

  expect(corners).toHaveLength(36)
  for (let degrees = 0; degrees < 360; degrees += 1) {
    const angle = (degrees * Math.PI) / 180
    const at = {
      lat: centre.lat + (499 * Math.cos(angle)) / 111_195,
      lon:
        centre.lon + (499 * Math.sin(angle)) / (111_195 * Math.cos((centre.lat * Math.PI) / 180)),
    }
    expect(isInRing(ring, at)).toBe(true)
  }
})

test('it grows by less than half a per cent', () => {
  const farthest = Math.max(...ringAround(centre, 500).map((at) => metresBetween(centre, at)))

  expect(farthest).toBeGreaterThan(500)
  expect(farthest).toBeLessThan(503)
})
