import { describe, expect, test } from '@jest/globals'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import {
  emptyBook,
  forgetOld,
  type HeldOrder,
  isInForce,
  isTold,
  latestOf,
  type OrderBook,
  takeOrder,
} from './order-book.ts'

const at = (text: string) => new Date(`2026-11-22T${text}:00Z`)
const orderId = '5a5a0000-0000-4000-8000-000000000001'

const held = (changes: Partial<OrderDocument> = {}, arrivedAt = at('09:00')): HeldOrder => ({
  document: orderDocument({
    orderId,
    issuedAt: '2026-11-22T09:00:00Z',
    expiresAt: '2026-11-22T21:00:00Z',
    ...changes,
  }),
  signedOrder: 'a.b.c',
  arrivedAt,
})

const bookOf = (...orders: readonly HeldOrder[]): OrderBook =>
  orders.reduce((book, order) => takeOrder(book, order).book, emptyBook)

const revisionIn = (book: OrderBook) => latestOf(book.get(orderId) ?? [])?.document.revision

describe('an order book', () => {
  test('holds the highest revision, whatever order they came in', () => {
    const book = bookOf(held({ revision: 2 }), held(), held({ revision: 4 }), held({ revision: 3 }))

    expect(revisionIn(book)).toBe(4)
  })

  test.each([1, 2])('refuses revision %i again after the second', (revision) => {
    const book = bookOf(held(), held({ revision: 2 }))

    const again = takeOrder(book, held({ revision }))

    expect(again).toEqual({ book, refusal: 'replayed' })
  })

  test('refuses an order that ended before it came', () => {
    expect(takeOrder(emptyBook, held({}, at('21:00'))).refusal).toBe('expired')
    expect(takeOrder(emptyBook, held({}, at('20:59'))).refusal).toBeNull()
  })

  test.each(['lifted', 'cancelled'] as const)(
    'takes the news of an end for a day (%s)',
    (standing) => {
      const end = { standing, revision: 2 }

      expect(takeOrder(emptyBook, held(end, new Date('2026-11-23T08:59:00Z'))).refusal).toBeNull()
      expect(takeOrder(emptyBook, held(end, new Date('2026-11-23T09:00:00Z'))).refusal).toBe(
        'expired',
      )
    },
  )

  test('tells of an order in force until it expires, of its end for a day', () => {
    const order = orderDocument({ expiresAt: '2026-11-22T21:00:00Z' })
    const cancel = orderDocument({ standing: 'cancelled', issuedAt: '2026-11-22T09:00:00Z' })

    expect([isInForce(order, at('20:59')), isInForce(order, at('21:00'))]).toEqual([true, false])
    expect([isTold(order, at('20:59')), isTold(order, at('21:00'))]).toEqual([true, false])
    expect(isInForce(cancel, at('09:01'))).toBe(false)
    expect(isTold(cancel, at('21:00'))).toBe(true)
    expect(isTold(cancel, new Date('2026-11-23T09:00:00Z'))).toBe(false)
  })

  test('remembers a cancelled order as long as an earlier revision could be replayed', () => {
    const book = bookOf(
      held({ expiresAt: '2026-11-25T09:00:00Z' }),
      held({ revision: 2, standing: 'cancelled' }),
    )
    const replayed = held({ expiresAt: '2026-11-25T09:00:00Z' }, new Date('2026-11-25T08:00:00Z'))

    const later = forgetOld(book, new Date('2026-11-25T08:00:00Z'))

    expect(takeOrder(later, replayed).refusal).toBe('replayed')
    expect(forgetOld(book, new Date('2026-11-26T09:00:00Z')).size).toBe(0)
  })
})
