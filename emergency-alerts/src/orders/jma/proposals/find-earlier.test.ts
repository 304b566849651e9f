import { expect, test } from '@jest/globals'
import { minamiForecastAreas } from '#mocks/fixtures/jma/minami-forecast-areas'
import { landslideXml, tsunamiXml, weatherXml } from '#mocks/fixtures/jma/telegram-xml'
import { checkTelegram } from '../check-telegram.ts'
import { findEarlier } from './find-earlier.ts'
import type { Correcting, Proposing, Withdrawing } from './proposal.ts'

function acting(xml: string): Proposing | Correcting | Withdrawing {
  const { proposal } = checkTelegram(new TextEncoder().encode(xml), minamiForecastAreas)
  if (proposal === null || proposal.kind === 'nothing') throw new Error('it proposes nothing')
  return proposal
}
function proposing(xml: string): Proposing | Correcting {
  const proposal = acting(xml)
  if (proposal.kind === 'withdraw') throw new Error('it withdraws')
  return proposal
}

const at = (minute: number) => `2026-11-22T22:${minute}:00Z`
const landslide = (serial: string, minute: number, infoType = '発表') =>
  landslideXml([['3638700', '3', '発表']], { serial, sentAt: at(minute), infoType })

test('finds the latest before it, with its Serial', () => {
  const held = [3, 1, 2].map((serial) => proposing(landslide(`${serial}`, 10 + serial)))

  expect(findEarlier(held, acting(landslide('2', 12, '取消')))).toMatchObject({ serial: 2 })
  expect(findEarlier(held, acting(landslide('4', 40, '訂正')))).toMatchObject({ serial: 3 })
})

test('finds none where nothing was proposed, or only later', () => {
  const cancel = acting(landslide('1', 10, '取消'))

  expect(findEarlier([], cancel)).toBeNull()
  expect(findEarlier([proposing(landslide('2', 20))], cancel)).toBeNull()
})

test('never takes a drill for what it plays, nor one event or kind for another', () => {
  const warning = { kind: '53' }
  const held = [
    proposing(tsunamiXml([warning], { status: '訓練', headline: 'これは訓練です' })),
    proposing(tsunamiXml([warning], { eventId: '20260101000000' })),
    proposing(landslide('1', 10)),
  ]

  expect(findEarlier(held, acting(tsunamiXml([warning], { infoType: '取消' })))).toBeNull()
})

test('knows an event that has grown to two', () => {
  const held = [proposing(tsunamiXml([{ kind: '51' }], { eventId: '20151114055157' }))]
  const both = tsunamiXml([{ kind: '50', last: '51' }], {
    eventId: '20151114055157 20151114061750',
  })

  expect(findEarlier(held, acting(both))).toBe(held[0])
})

test('goes by office and title where there is no EventID', () => {
  const kind = { name: 'レベル５大雨特別警報', code: '33' }
  const held = [proposing(weatherXml([kind]))]
  const ends = [{ ...kind, status: '解除' }]

  expect(findEarlier(held, acting(weatherXml(ends)))).toBe(held[0])
  expect(findEarlier(held, acting(weatherXml(ends, { office: '高知地方気象台' })))).toBeNull()
})
