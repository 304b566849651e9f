import { expect, test } from '@jest/globals'
import { boundaryRings } from '#emergency-alerts/src/areas/file/area-text'
import { withinRings } from '#emergency-alerts/src/areas/shapes/line-tree'
import { readSeededArea } from './municipality.ts'
import { inventHomes } from './register-homes.ts'

test('the register is invented, the same every time, on land, the personas among it', async () => {
  const area = await readSeededArea()
  const homes = inventHomes(area)
  const isOnLand = withinRings(boundaryRings(area))

  expect(homes).toEqual(inventHomes(area))
  expect(homes).toHaveLength(3 + 25 * 40)
  expect(new Set(homes.map(({ homeId }) => homeId)).size).toBe(homes.length)
  expect(homes.slice(3).every(({ address }) => address.includes('仮想'))).toBe(true)
  const isOutside = ({ lat, lon }: (typeof homes)[number]) =>
    !isOnLand({ lat: lat ?? 0, lon: lon ?? 0 })
  expect(homes.filter(isOutside)).toEqual([])
})
