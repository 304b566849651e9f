import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { type AlertDrive, atHome } from '../../../fixtures/alert-drive.ts'
import {
  drill,
  ended,
  kiki,
  ofLevel,
  order,
  orderId,
  second,
  tsunami,
} from '../../../fixtures/orders.ts'

const revisions: readonly OrderDocument[] = [
  order(),
  order({ revision: 2 }),
  ofLevel(5, { revision: 3, changed: { text: '変わりました', kana: 'かわりました' } }),
  ended(order({ revision: 3 }), 'lifted'),
  second(),
  second({ revision: 2, areas: [kiki] }),
  drill(),
  ended(drill(), 'cancelled'),
  tsunami(),
]

/** Every revision at least once, in any order, some of them twice. */
const arrivals = fc
  .array(fc.constantFrom(...revisions), { maxLength: 9 })
  .chain((again) =>
    fc.shuffledSubarray([...revisions, ...again], { minLength: revisions.length + again.length }),
  )

const withoutIds = ({ eventId: _, ...state }: ReturnType<ReturnType<typeof atHome>['state']>) =>
  state

describe('in whatever order and however often revisions come', () => {
  test('the end is the same', () => {
    const settle = (all: readonly OrderDocument[]) => {
      const home = atHome()
      for (const one of all) home.receive(one)
      return withoutIds(home.state())
    }
    const expected = settle(revisions)

    fc.assert(
      fc.property(arrivals, (all) => {
        expect(settle(all)).toEqual(expected)
        expect(Object.keys(expected.orders)).toHaveLength(4)
      }),
    )
  })

  test('what is seen meanwhile decides only what must be taken back', () => {
    const expected = atHome()
      .receive(...revisions)
      .state().orders

    fc.assert(
      fc.property(arrivals, (all) => {
        const home = atHome()
        const seen = new Set(all.flatMap((one) => seenWhole(home.receive(one))))

        expect(endsTold(home)).toEqual([orderId(1), orderId(2)].filter((id) => seen.has(id)))
        expect(home.state().orders).toEqual(expected)
      }),
    )
  })
})

function seenWhole(home: AlertDrive): readonly string[] {
  const front = home.front()
  home.draw()
  return front.kind === 'order' ? [front.order.orderId] : []
}

/** Answers everything that comes to the front, and says whose end was told. */
function endsTold(home: AlertDrive): readonly string[] {
  const ends: string[] = []
  for (let front = home.front(); front.kind !== 'strip'; front = home.front()) {
    if (front.kind === 'ended') ends.push(front.order.orderId)
    home.press('3', 'ok')
  }
  return ends.toSorted()
}
