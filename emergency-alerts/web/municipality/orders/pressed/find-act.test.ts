import { expect, test } from '@jest/globals'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { begunBy } from './find-act.ts'

const pressedAt = new Date('2026-11-22T09:00:00Z')
const begun = { staffId: 'sato', hazard: 'flood', kind: 'evacuation', pressedAt } as const

const order = (orderId: string, staffId: string, at: string, draft = orderDraft()): OrderView => ({
  place: 'actual',
  orderId,
  versions: [
    {
      version: 1,
      kind: 'order',
      state: 'draft',
      draft,
      etag: '1',
      drafted: { by: { staffId, name: staffId, roles: ['drafter'] }, at },
      submitted: null,
      decided: null,
      reason: null,
      reach: null,
      revision: null,
      document: null,
      countersigned: null,
    },
  ],
  counters: null,
  log: [],
})

test('a draft that this person began since the press is what the press did', () => {
  const orders = [
    order('of another', 'nishi', '2026-11-22T09:00:03Z'),
    order(
      'of another kind',
      'sato',
      '2026-11-22T09:00:02Z',
      orderDraft({ kind: 'elderly_evacuation' }),
    ),
    order('mine', 'sato', '2026-11-22T09:00:01Z'),
    order('of before', 'sato', '2026-11-22T08:59:00Z'),
  ]

  expect(begunBy(orders, begun)?.orderId).toBe('mine')
})

test('an older draft of the same kind is not taken for it', () => {
  expect(begunBy([order('of before', 'sato', '2026-11-22T08:59:00Z')], begun)).toBeNull()
})
