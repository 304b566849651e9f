import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eq } from 'drizzle-orm'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { RelayReport, ReportedAnswer } from '#emergency-alerts/contract/relay-report'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import { towns } from '#mocks/fixtures/municipality/small-area'
import { postgresLogStore } from '../log/log-store.ts'
import { postgresReportStore } from './report-store.ts'
import { answers } from './tables.ts'

let municipality: MunicipalityUnderTest

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
})

afterAll(() => municipality.close())

const counters = {
  homes: 3,
  targeted: 4,
  displayed: 0,
  pending: 4,
  failed: 0,
  resends: 0,
  pushes: { asked: 0, accepted: 0, failed: 0 },
  firstDisplayedMs: null,
  medianDisplayedMs: null,
  lastDisplayedMs: null,
}

const ref = (letter: string) => letter.repeat(32)
const answer = (changes: Partial<ReportedAnswer>): ReportedAnswer => ({
  homeRef: ref('a'),
  boxRef: ref('1'),
  revision: 1,
  kind: 'displayed',
  answeredAt: '2026-11-22T09:00:01.000Z',
  ...changes,
})

async function issued(changes: Partial<OrderDocument> = {}): Promise<OrderDocument> {
  const document = orderDocument(changes)
  await municipality.insertIssued(document)
  return document
}

const report = (orderId: string, changes: Partial<RelayReport> = {}): RelayReport => ({
  orderId,
  revision: 1,
  serial: 1,
  counters,
  answers: [],
  ...changes,
})

const send = (body: unknown, relayId = 'relay-1') =>
  municipality.asOperator('POST', `/relays/${relayId}/reports`, body)

const countersFor = (orderId: string) =>
  postgresReportStore(municipality.admin.db).countersOf(orderId)
const answersOf = (orderId: string) =>
  municipality.admin.db.select().from(answers).where(eq(answers.orderId, orderId))

describe('a report of a relay', () => {
  test('counts once, however often it arrives', async () => {
    const { orderId } = await issued()
    const body = report(orderId, { answers: [answer({}), answer({ kind: 'evacuating' })] })

    const statuses = [await send(body), await send(body)].map(({ status }) => status)

    expect(statuses).toEqual([200, 200])
    expect(await answersOf(orderId)).toHaveLength(2)
    expect((await countersFor(orderId))?.homes).toMatchObject({ displayed: 0, evacuating: 1 })
  })

  test('that comes late changes no counter and still brings its answers', async () => {
    const { orderId } = await issued()
    await send(report(orderId, { serial: 2, counters: { ...counters, displayed: 4, pending: 0 } }))

    await send(report(orderId, { serial: 1, answers: [answer({})] }))

    const kept = await countersFor(orderId)
    expect([kept?.boxes.displayed, kept?.homes.displayed]).toEqual([4, 1])
  })

  test('adds up with those of other relays', async () => {
    const { orderId } = await issued()
    const one = {
      ...counters,
      displayed: 3,
      pending: 1,
      firstDisplayedMs: 300,
      medianDisplayedMs: 400,
      lastDisplayedMs: 500,
    }
    const other = {
      ...counters,
      displayed: 1,
      pending: 2,
      failed: 1,
      firstDisplayedMs: 200,
      medianDisplayedMs: 200,
      lastDisplayedMs: 200,
    }

    await send(report(orderId, { counters: one }), 'relay-1')
    await send(report(orderId, { counters: other }), 'relay-2')

    const kept = await countersFor(orderId)
    expect(kept).toMatchObject({
      relays: 2,
      boxes: {
        homes: 6,
        targeted: 8,
        displayed: 4,
        pending: 3,
        failed: 1,
        firstDisplayedMs: 200,
        medianDisplayedMs: 400,
        lastDisplayedMs: 500,
      },
    })
  })

  test('counts each home by the last word of its people', async () => {
    const { orderId } = await issued()
    const said = (kind: ReportedAnswer['kind'], second: number, box = '1') =>
      answer({ kind, boxRef: ref(box), answeredAt: `2026-11-22T09:00:0${second}.000Z` })

    await send(
      report(orderId, {
        answers: [
          said('need_help', 2),
          said('safe', 3),
          said('displayed', 9, '2'),
          { ...said('read', 4, '2'), homeRef: ref('b') },
          { ...said('displayed', 5, '2'), homeRef: ref('b') },
          { ...said('displayed', 5, '3'), homeRef: ref('c') },
        ],
      }),
    )

    expect((await countersFor(orderId))?.homes).toEqual({
      displayed: 1,
      read: 1,
      evacuating: 0,
      need_help: 0,
      safe: 1,
    })
  })

  test('hears a call for help until the television that made it takes it back', async () => {
    const { orderId } = await issued()
    const said = (kind: ReportedAnswer['kind'], second: number, box: string) =>
      answer({ kind, boxRef: ref(box), answeredAt: `2026-11-22T09:00:0${second}.000Z` })
    const needHelp = async (...answers: readonly ReportedAnswer[]) => {
      await send(report(orderId, { answers }))
      const { homes } = (await countersFor(orderId)) ?? {}
      return { needHelp: homes?.need_help, evacuating: homes?.evacuating, safe: homes?.safe }
    }

    expect(await needHelp(said('need_help', 2, '1'), said('evacuating', 3, '2'))).toEqual({
      ...{ needHelp: 1, evacuating: 0, safe: 0 },
    })
    expect(await needHelp(said('safe', 4, '1'))).toEqual({ needHelp: 0, evacuating: 0, safe: 1 })
  })

  test('tells by town how many homes answered, and how many need help', async () => {
    const { orderId } = await issued()
    const home = (town: string | null) => ({ municipality: '36387', town, at: null })
    const places = { d: towns.kiki.code, e: towns.kiki.code, f: null } as const
    for (const [letter, town] of Object.entries(places)) {
      const subscriber = { home: home(town), boxes: 1, names: [] }
      await municipality.asOperator('PUT', `/subscribers/${ref(letter)}`, subscriber)
    }
    const said = (letter: string, kind: ReportedAnswer['kind'], box: string) =>
      answer({ homeRef: ref(letter), boxRef: ref(box), kind })

    await send(
      report(orderId, {
        answers: [
          said('d', 'need_help', '4'),
          said('e', 'displayed', '5'),
          said('e', 'safe', '5'),
          said('f', 'evacuating', '6'),
          said('a', 'displayed', '7'),
        ],
      }),
    )

    const byTown = (await countersFor(orderId))?.byTown ?? []
    expect(byTown.toSorted((one) => (one.town === null ? 1 : -1))).toEqual([
      { town: towns.kiki.code, answered: 2, needHelp: 1 },
      { town: null, answered: 1, needHelp: 0 },
    ])
  })

  test('leaves in the log what happened by itself, once', async () => {
    const { orderId } = await issued()
    const first = { ...counters, displayed: 2, pending: 2, firstDisplayedMs: 412 }
    const all = { ...first, displayed: 4, pending: 0, resends: 1 }

    await send(report(orderId, { serial: 1, counters: first }))
    await send(report(orderId, { serial: 2, counters: all }))
    await send(report(orderId, { serial: 3, counters: all }))

    const acts = (await postgresLogStore(municipality.admin.db).ofOrder(orderId))
      .map(({ act }) => act)
      .toReversed()
    expect(acts).toEqual(['first_displayed', 'sent_again', 'all_displayed'])
  })

  test('of a drill it says in the log that it was one', async () => {
    const { orderId } = await issued({ status: 'Exercise' })

    await send(report(orderId, { counters: { ...counters, resends: 1 } }))

    const [line] = await postgresLogStore(municipality.admin.db).ofOrder(orderId)
    expect(line?.sentence).toMatch(/^【訓練】返事のない/)
  })
})

describe('nothing is kept of a report', () => {
  test('of an order that was never issued', async () => {
    const answered = await send(report(crypto.randomUUID(), { answers: [answer({})] }))

    expect(answered.status).toBe(404)
  })

  test('of a revision that was never issued', async () => {
    const { orderId } = await issued()

    const ofCounters = await send(report(orderId, { revision: 2, answers: [answer({})] }))
    const ofAnswer = await send(report(orderId, { answers: [answer({ revision: 2 })] }))

    expect([ofCounters.status, ofAnswer.status]).toEqual([400, 400])
    expect([await answersOf(orderId), await countersFor(orderId)]).toEqual([[], null])
  })

  test.each([
    ['an unknown field', { more: 1 }],
    ['an unknown answer', { answers: [{ ...answer({}), kind: 'dead' }] }],
    ['a time that is none', { answers: [{ ...answer({}), answeredAt: 'yesterday' }] }],
    ['counters below nothing', { counters: { ...counters, failed: -1 } }],
    ['too many answers', { answers: Array.from({ length: 1001 }, () => answer({})) }],
  ])('with %s', async (_what, changes) => {
    const { orderId } = await issued()

    const answered = await send({ ...report(orderId), ...changes })

    expect(answered.status).toBe(400)
    expect(await countersFor(orderId)).toBeNull()
  })

  test('that is larger than allowed', async () => {
    const answered = await send({ padding: 'x'.repeat(600_000) })

    expect(answered.status).toBe(413)
  })
})
