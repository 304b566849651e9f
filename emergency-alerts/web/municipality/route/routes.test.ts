import { expect, test } from '@jest/globals'
import { hashOf, parseRoute } from './routes.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

test.each([
  ['', { page: 'now' }],
  ['#/new', { page: 'new' }],
  ['#/telegrams', { page: 'telegrams', telegramId: null }],
  [hashOf.telegram(id), { page: 'telegrams', telegramId: id }],
  [hashOf.draft(id), { page: 'draft', orderId: id }],
  [hashOf.preview(id), { page: 'preview', orderId: id }],
  [hashOf.approve(id), { page: 'approve', orderId: id }],
  [hashOf.order(id), { page: 'order', orderId: id }],
  ['#/orders/not-an-id', { page: 'now' }],
  ['#/orders/toString', { page: 'now' }],
  ['#/toString', { page: 'now' }],
])('%s leads to its page', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route)
})
