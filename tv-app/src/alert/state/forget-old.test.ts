import { expect, test } from '@jest/globals'
import { type AlertDrive, atHome } from '../../../fixtures/alert-drive.ts'
import { ended, order, orderId } from '../../../fixtures/orders.ts'

const weekMs = 7 * 24 * 60 * 60_000

/** The relay has everything that was said so far. */
const confirm = (home: AlertDrive): AlertDrive =>
  home.happen({
    kind: 'kept',
    answers: home.state().outbox.map((answer) => ({ ...answer, isTold: true })),
  })

test('two hundred orders that are long over leave nothing behind', () => {
  const home = atHome()
  for (let number = 1; number <= 200; number += 1) {
    const one = order({ orderId: orderId(number) })
    home.receive(one).press('3', 'ok')
    home.receive(ended(one, 'lifted')).press('ok')
    confirm(home)
  }
  expect(Object.keys(home.state().marks)).toHaveLength(200)

  const { orders, marks, sounded, outbox } = home.wait(weekMs + 60 * 60_000).state()

  expect([orders, marks, sounded, outbox]).toEqual([{}, {}, {}, []])
})
