import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import type { Ring } from '#emergency-alerts/contract/geography'
import { longestSignedOrder } from '#emergency-alerts/contract/signed-order'
import type { MunicipalityUnderTest } from '#mocks/fixtures/municipality/municipality-under-test'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import type { StaffAtDesk } from '#mocks/fixtures/municipality/staff-at-desk'
import { createStaffedMunicipality } from '#mocks/fixtures/municipality/staffed-municipality'
import {
  approveOrder,
  draftOrder,
  lastOf,
  onLast,
  pathOf,
  submitOrder,
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'

let municipality: MunicipalityUnderTest
let sato: StaffAtDesk
let yamada: StaffAtDesk

beforeAll(async () => {
  ;({ municipality, sato, yamada } = await createStaffedMunicipality())
})

afterAll(() => municipality.close())

const mostCorners = 2000

/** Around 日和佐浦, of as many corners as an area may have; another one for every number. */
function largeRing(number: number): Ring {
  const corners = Array.from({ length: mostCorners - 1 }, (_, index) => {
    const angle = (2 * Math.PI * index) / (mostCorners - 1)
    const radius = 0.01 + number / 10_000
    return { lat: 33.73 + radius * Math.sin(angle), lon: 134.53 + radius * Math.cos(angle) }
  })
  return [...corners, ...corners.slice(0, 1)]
}

const largeDraft = (number: number) =>
  orderDraft({ area: { kind: 'rings', rings: [largeRing(number)] } })

async function correctedTo(before: Awaited<ReturnType<typeof draftOrder>>, number: number) {
  const opened = await viewIn(await sato.post(`${pathOf(before)}/correct`, {}))
  const draft = largeDraft(number)
  return viewIn(await sato.put(`${pathOf(before)}/draft`, { ...onLast(opened), draft }))
}

test('a correction whose end could not be delivered any more is refused, and the end is', async () => {
  let order = await approveOrder(
    yamada,
    await submitOrder(sato, await draftOrder(sato, { draft: largeDraft(0) })),
  )
  let submitted = await sato.post(`${pathOf(order)}/submit`, onLast(await correctedTo(order, 1)))
  for (let number = 2; submitted.ok && number < 20; number += 1) {
    order = await approveOrder(yamada, await viewIn(submitted))
    const next = await correctedTo(order, number)
    submitted = await sato.post(`${pathOf(order)}/submit`, onLast(next))
  }

  const problem = AlertProblem.parse(await submitted.json())
  expect(problem).toMatchObject({
    code: 'order_too_large',
    findings: [{ code: 'document_too_large', at: 'area' }],
  })
  expect(lastOf(order).version).toBeGreaterThan(2)

  const cancelled = await sato.post(`${pathOf(order)}/cancel`, { reason: 'mistake' })
  expect(cancelled.status).toBe(200)
  const { orders } = OrderFeed.parse(await (await municipality.call('/feed')).json())
  const longest = Math.max(...orders.map(({ length }) => length))
  expect(longest).toBeGreaterThan(longestSignedOrder / 2)
  expect(longest).toBeLessThanOrEqual(longestSignedOrder)
}, 60_000)
