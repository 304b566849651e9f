import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'

let municipality: MunicipalityUnderTest

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
})

afterAll(() => municipality.close())

const feed = async () => OrderFeed.parse(await (await municipality.call('/feed')).json()).orders

test('holds the highest revision of every order for a day after its end', async () => {
  const first = orderDocument({ issuedAt: '2026-11-22T08:00:00.000Z' })
  await municipality.insertIssued(first)
  const corrected = await municipality.insertIssued({ ...first, revision: 2 })
  const drill = await municipality.insertIssued(
    orderDocument({ status: 'Exercise', expiresAt: '2026-11-22T10:00:00.000Z' }),
  )

  expect(await feed()).toEqual([corrected, drill])

  municipality.setNow(new Date('2026-11-23T09:59:00Z'))
  expect(await feed()).toEqual([corrected, drill])
  municipality.setNow(new Date('2026-11-23T10:01:00Z'))
  expect(await feed()).toEqual([corrected])
  municipality.setNow(new Date('2026-11-24T10:01:00Z'))
  expect(await feed()).toEqual([])
})

test('shows no earlier revision again because a correction ended sooner', async () => {
  municipality.setNow(new Date('2026-11-30T00:00:00Z'))
  const long = orderDocument({ expiresAt: '2026-11-30T12:00:00.000Z' })
  await municipality.insertIssued(long)
  await municipality.insertIssued({ ...long, revision: 2, expiresAt: '2026-11-28T00:00:00.000Z' })

  expect(await feed()).toEqual([])
})

test('answers that nothing has changed', async () => {
  const first = await municipality.call('/feed')
  const tag = first.headers.get('etag') ?? ''

  const again = await municipality.call('/feed', { headers: { 'if-none-match': tag } })

  expect([first.status, again.status]).toEqual([200, 304])
})

test('the database itself lets no drill become actual', async () => {
  const drill = orderDocument({ status: 'Exercise' })
  await municipality.insertIssued(drill)

  const disguised = municipality.insertIssued({ ...drill, revision: 2, status: 'Actual' })

  await expect(disguised).rejects.toMatchObject({ cause: { code: '23503' } })
})
