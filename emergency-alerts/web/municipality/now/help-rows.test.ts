import { expect, test } from '@jest/globals'
import { smallArea, towns } from '#mocks/fixtures/municipality/small-area'
import type { OrderAt } from '../orders/order-facts.ts'
import { helpRows } from './help-rows.ts'

/** What the rows are made of, of one order in force. */
const inForce = (orderId: string, byTown: readonly (readonly [string, number])[]): OrderAt =>
  ({
    order: {
      orderId,
      counters: {
        byTown: byTown.map(([town, needHelp]) => ({ town, answered: needHelp, needHelp })),
      },
    },
    version: {
      reach: { byTown: byTown.map(([town]) => ({ town, homes: 10, people: 20, boxes: 5 })) },
    },
  }) as unknown as OrderAt

test('towns that call for help stand in one list over all orders, most homes first', () => {
  const orders = [
    inForce('first', [
      [towns.kiki.code, 1],
      [towns.akamatsu.code, 0],
    ]),
    inForce('second', [[towns.hiwasaura.code, 3]]),
  ]

  expect(
    helpRows(orders, smallArea).map(({ town, needHelp, at }) => [town, needHelp, at.order.orderId]),
  ).toEqual([
    ['日和佐浦', 3, 'second'],
    ['木岐', 1, 'first'],
  ])
})
