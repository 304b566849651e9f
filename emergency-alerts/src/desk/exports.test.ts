import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { areValidCap } from '#mocks/fixtures/cap/xmllint'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import type { StaffAtDesk } from '#mocks/fixtures/municipality/staff-at-desk'
import { draftOrder, issueOrder, pathOf, viewIn } from '#mocks/fixtures/municipality/walk-order'
import { checkCap } from '../orders/cap/check-cap.ts'
import { orderOfCap } from '../orders/cap/write/order-of-cap.ts'

let municipality: MunicipalityUnderTest
let sato: StaffAtDesk
let yamada: StaffAtDesk

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
  sato = await municipality.signIn('sato')
  yamada = await municipality.signIn('yamada')
})

afterAll(() => municipality.close())

const fetchFile = (order: OrderView, name: string) => sato.get(`${pathOf(order)}/${name}`)

test('an issued order and its cancel are there as CAP, valid and with the reference', async () => {
  const order = await issueOrder({ drafter: sato, approver: yamada })
  const issued = await fetchFile(order, 'cap.xml')
  const cancelled = await viewIn(await sato.post(`${pathOf(order)}/cancel`, { reason: 'mistake' }))
  const files = [await issued.text(), await (await fetchFile(cancelled, 'cap.xml')).text()]

  expect(issued.headers.get('content-type')).toBe('application/cap+xml; charset=utf-8')
  expect(await areValidCap(files)).toEqual([true, true])
  const [first, second] = files.map((file) => checkCap(new TextEncoder().encode(file))[0])
  expect([first?.verdict, second?.verdict]).toEqual(['accepted', 'accepted'])
  expect(second?.alert).toMatchObject({
    msgType: 'Cancel',
    references: [{ identifier: first?.alert?.identifier, sent: first?.alert?.sent }],
  })
  const read = first?.alert == null ? null : orderOfCap(first.alert)
  expect(read).toMatchObject({ ok: true, value: { orderId: order.orderId, standing: 'in_force' } })
})

test('an issued order is there in the shape of L-Alert', async () => {
  const order = await issueOrder({ drafter: sato, approver: yamada })
  const file = await fetchFile(order, 'l-alert.xml')

  expect(file.status).toBe(200)
  expect(await file.text()).toContain('claims no certification')
})

test('the file of a drill says so by its name, its status and its headline', async () => {
  const order = await issueOrder({ drafter: sato, approver: yamada }, { place: 'drill' })
  const file = await fetchFile(order, 'cap.xml')
  const [checked] = checkCap(new TextEncoder().encode(await file.text()))

  expect(file.headers.get('content-disposition')).toContain('"exercise-cap.xml"')
  expect(checked?.alert?.status).toBe('Exercise')
  expect(checked?.alert?.infos.every(({ headline }) => /訓練|DRILL/.test(headline ?? ''))).toBe(
    true,
  )
})

test('a draft is in no standard form', async () => {
  const draft = await draftOrder(sato)

  expect((await fetchFile(draft, 'cap.xml')).status).toBe(404)
  expect((await fetchFile(draft, 'l-alert.xml')).status).toBe(404)
})
