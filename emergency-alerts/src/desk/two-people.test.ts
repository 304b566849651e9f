import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import type { MunicipalityUnderTest } from '#mocks/fixtures/municipality/municipality-under-test'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import type { StaffAtDesk } from '#mocks/fixtures/municipality/staff-at-desk'
import {
  atSix,
  createStaffedMunicipality,
  refusalOf,
} from '#mocks/fixtures/municipality/staffed-municipality'
import {
  approveOrder,
  draftOrder,
  issueOrder,
  lastOf,
  onLast,
  pathOf,
  submitOrder,
  typedFor,
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'

let municipality: MunicipalityUnderTest
let sato: StaffAtDesk
let yamada: StaffAtDesk
let nishi: StaffAtDesk
let oka: StaffAtDesk

beforeAll(async () => {
  ;({ municipality, sato, yamada, nishi, oka } = await createStaffedMunicipality())
})

afterAll(() => municipality.close())

beforeEach(() => municipality.setNow(atSix))

const act = (who: StaffAtDesk, view: OrderView, name: string, more: object = {}) =>
  who.post(`${pathOf(view)}/${name}`, { ...onLast(view), ...more })

const approve = (who: StaffAtDesk, view: OrderView, typed: object = typedFor(view)) =>
  act(who, view, 'approve', { typed })

const feed = async () => OrderFeed.parse(await (await municipality.call('/feed')).json()).orders

describe('an order needs two people', () => {
  test('and is issued, signed, by the second', async () => {
    const before = await feed()

    const issued = await issueOrder({ drafter: sato, approver: yamada })

    expect(lastOf(issued)).toMatchObject({
      kind: 'order',
      state: 'issued',
      revision: 1,
      drafted: { by: { name: '佐藤 美咲' } },
      decided: { by: { name: '山田 徹' } },
      document: { status: 'Actual', standing: 'in_force', level: 4, revision: 1 },
    })
    expect((await feed()).length).toBe(before.length + 1)
    expect(issued.log.map(({ act: name }) => name)).toEqual([
      'order_issued',
      'order_submitted',
      'order_opened',
    ])
  })

  test('whatever roles the first one has', async () => {
    const submitted = await submitOrder(nishi, await draftOrder(nishi))

    expect(await refusalOf(await approve(nishi, submitted))).toBe('403 same_person')
    expect((await approve(yamada, submitted)).status).toBe(200)
  })

  test('and whoever edited is not the second', async () => {
    const drafted = await draftOrder(sato)
    const draft = { ...lastOf(drafted).draft, expiresAt: '2026-11-22T20:00:00.000Z' }
    const edited = await viewIn(
      await nishi.put(`${pathOf(drafted)}/draft`, { ...onLast(drafted), draft }),
    )
    const submitted = await submitOrder(sato, edited)

    expect(await refusalOf(await approve(nishi, submitted))).toBe('403 same_person')
  })

  test('and whoever only submitted is not the second', async () => {
    const submitted = await submitOrder(nishi, await draftOrder(sato))

    expect(await refusalOf(await approve(nishi, submitted))).toBe('403 same_person')
  })

  test.each([
    ['the drafter', () => sato],
    ['a viewer', () => oka],
  ])('and %s may not approve', async (_who, who) => {
    const submitted = await submitOrder(sato, await draftOrder(sato))

    expect(await refusalOf(await approve(who(), submitted))).toBe('403 role_missing')
  })

  test.each([
    ['an approver', () => yamada],
    ['a viewer', () => oka],
  ])('and %s may not draft', async (_who, who) => {
    expect(await refusalOf(await who().post('/desk/actual/orders', orderDraft()))).toBe(
      '403 role_missing',
    )
  })
})

describe('the second person types what it is', () => {
  test.each([
    ['another town', { municipality: '西宮市' }],
    ['another level', { level: '3' }],
    ['another number', { homes: '1' }],
    ['nothing', { municipality: '', level: '', homes: '' }],
  ])('%s is refused', async (_what, typed) => {
    const submitted = await submitOrder(sato, await draftOrder(sato))

    const answer = await approve(yamada, submitted, { ...typedFor(submitted), ...typed })

    expect(await refusalOf(answer)).toBe('403 confirmation_differs')
  })

  test('in full width or with a comma', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))

    const typed = { ...typedFor(submitted), municipality: ' 美波町', level: '４', homes: '０' }

    expect((await approve(yamada, submitted, typed)).status).toBe(200)
  })

  test('つなみ for a tsunami, which has no level', async () => {
    const draft = orderDraft({ hazard: 'tsunami', cause: null, shelterIds: [] })
    const submitted = await submitOrder(sato, await draftOrder(sato, { draft }))

    const four = await approve(yamada, submitted, { ...typedFor(submitted), level: '4' })
    const word = await approve(yamada, submitted, { ...typedFor(submitted), level: 'つなみ' })

    expect([four.status, word.status]).toEqual([403, 200])
  })

  test('くんれん in the drill place, and nothing that issues an actual order', async () => {
    const drill = await submitOrder(sato, await draftOrder(sato, { place: 'drill' }))
    const actual = await submitOrder(sato, await draftOrder(sato))

    const drillByActual = await approve(yamada, drill, typedFor(actual))
    const actualByDrill = await approve(yamada, actual, typedFor(drill))

    expect([await refusalOf(drillByActual), await refusalOf(actualByDrill)]).toEqual([
      '403 confirmation_differs',
      '403 confirmation_differs',
    ])
  })
})

describe('a draft that changed', () => {
  test('is not approved', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))
    await act(sato, submitted, 'withdraw')
    const draft = { ...lastOf(submitted).draft, expiresAt: '2026-11-22T12:00:00.000Z' }
    const saved = await viewIn(
      await sato.put(`${pathOf(submitted)}/draft`, { ...onLast(submitted), draft }),
    )
    await submitOrder(sato, saved)

    expect(await refusalOf(await approve(yamada, submitted))).toBe('409 draft_changed')
  })

  test('by one is not overwritten by the other', async () => {
    const drafted = await draftOrder(sato)
    const save = (who: StaffAtDesk, expiresAt: string) =>
      who.put(`${pathOf(drafted)}/draft`, {
        ...onLast(drafted),
        draft: { ...lastOf(drafted).draft, expiresAt },
      })

    expect((await save(sato, '2026-11-22T12:00:00.000Z')).status).toBe(200)
    expect(await refusalOf(await save(nishi, '2026-11-22T13:00:00.000Z'))).toBe('409 draft_changed')
    expect((await save(sato, '2026-11-22T12:00:00.000Z')).status).toBe(200)
  })

  test('keeps every content it had, and by whom', async () => {
    const drafted = await draftOrder(sato)
    const draft = { ...lastOf(drafted).draft, cause: null }
    await nishi.put(`${pathOf(drafted)}/draft`, { ...onLast(drafted), draft })

    const saves = await municipality.admin.db.execute<{ by: string; cause: unknown }>(
      `select saved_by as by, draft -> 'cause' as cause from municipality.draft_saves
       where order_id = '${drafted.orderId}' order by save`,
    )

    expect(saves.map(({ by, cause }) => [by, cause])).toEqual([
      ['sato', { text: '日和佐川', kana: 'ひわさがわ' }],
      ['nishi', null],
    ])
  })
})

describe('nobody issues', () => {
  test('without an area', async () => {
    const drafted = await draftOrder(sato, { draft: orderDraft({ area: null }) })

    expect(await refusalOf(await act(sato, drafted, 'submit'))).toBe('409 area_missing')
  })

  test('what has to be mended first', async () => {
    const draft = orderDraft({ expiresAt: '2026-11-22T08:59:00.000Z' })
    const drafted = await draftOrder(sato, { draft })

    const answer = await act(sato, drafted, 'submit')

    expect(AlertProblem.parse(await answer.json())).toMatchObject({
      code: 'draft_incomplete',
      findings: [{ code: 'expiry_past', at: 'expiresAt' }],
    })
  })

  test('what went out of date while it waited', async () => {
    const draft = orderDraft({ expiresAt: '2026-11-22T10:00:00.000Z' })
    const submitted = await submitOrder(sato, await draftOrder(sato, { draft }))
    municipality.setNow(new Date('2026-11-22T10:00:01Z'))

    expect(await refusalOf(await approve(yamada, submitted))).toBe('409 draft_incomplete')
  })

  test('for an area of another municipality, nor keeps it', async () => {
    const area = { kind: 'towns', towns: ['282040001000'] } as const

    const opened = await sato.post('/desk/actual/orders', { ...orderDraft(), area })
    const drafted = await draftOrder(sato)
    const saved = await sato.put(`${pathOf(drafted)}/draft`, {
      ...onLast(drafted),
      draft: { ...lastOf(drafted).draft, area },
    })

    expect([await refusalOf(opened), await refusalOf(saved)]).toEqual([
      '403 area_elsewhere',
      '403 area_elsewhere',
    ])
  })
})

describe('what was submitted', () => {
  test('goes back with a reason, is mended and issued', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))
    const returned = await viewIn(
      await act(yamada, submitted, 'return', { reason: '範囲を確かめてください' }),
    )
    expect(lastOf(returned)).toMatchObject({ state: 'returned', reason: '範囲を確かめてください' })

    const issued = await approveOrder(yamada, await submitOrder(sato, returned))

    expect(lastOf(issued)).toMatchObject({ version: 1, state: 'issued', reason: null })
  })

  test('is rejected for good', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))
    const rejected = await viewIn(await act(yamada, submitted, 'reject', { reason: '不要' }))

    expect(await refusalOf(await approve(yamada, rejected))).toBe('409 already_decided')
    expect(await refusalOf(await act(sato, rejected, 'submit'))).toBe('409 already_decided')
  })

  test.each(['return', 'reject'])('is not %sed without a reason', async (how) => {
    const submitted = await submitOrder(sato, await draftOrder(sato))

    expect(await refusalOf(await act(yamada, submitted, how, { reason: '' }))).toBe(
      '400 invalid_request',
    )
  })

  test('is given up by its drafter and stays to be read', async () => {
    const drafted = await draftOrder(sato)

    const discarded = await viewIn(await act(sato, drafted, 'discard'))

    expect(lastOf(discarded)).toMatchObject({
      state: 'rejected',
      decided: { by: { staffId: 'sato' } },
    })
  })
})

describe('two presses', () => {
  test('of the same button issue once', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))
    const before = (await feed()).length
    const body = { ...onLast(submitted), typed: typedFor(submitted) }
    const press = () => yamada.post(`${pathOf(submitted)}/approve`, body, 'one-and-the-same')

    const answers = await Promise.all([press(), press(), press()])

    const views = await Promise.all(answers.map(viewIn))
    expect(views.map((view) => lastOf(view).revision)).toEqual([1, 1, 1])
    expect((await feed()).length).toBe(before + 1)
  })

  test('of two people at once: the first wins, the other sees it', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))

    const answers = await Promise.all([approve(yamada, submitted), approve(nishi, submitted)])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('that open an order open one', async () => {
    const draft = orderDraft()
    const press = () => sato.post('/desk/actual/orders', draft, 'open-only-one')

    const views = await Promise.all((await Promise.all([press(), press()])).map(viewIn))

    expect(new Set(views.map(({ orderId }) => orderId)).size).toBe(1)
  })

  test('are not the same when they ask for something else', async () => {
    const one = await draftOrder(sato)
    const other = await draftOrder(sato)
    const key = 'a-key-used-twice'

    const first = await sato.post(`${pathOf(one)}/submit`, onLast(one), key)
    const second = await sato.post(`${pathOf(other)}/submit`, onLast(other), key)
    const opened = await sato.post('/desk/actual/orders', orderDraft(), key)

    expect([first.status, await refusalOf(second), await refusalOf(opened)]).toEqual([
      200,
      '409 idempotency_key_reused',
      '409 idempotency_key_reused',
    ])
  })

  test('that were refused may be pressed again', async () => {
    const submitted = await submitOrder(sato, await draftOrder(sato))
    const body = { ...onLast(submitted), typed: { ...typedFor(submitted), homes: '7' } }
    const press = (more: object) =>
      yamada.post(`${pathOf(submitted)}/approve`, { ...body, ...more }, 'typed-again')

    const wrong = await press({})
    const right = await press({ typed: typedFor(submitted) })

    expect([wrong.status, right.status]).toEqual([403, 200])
  })
})

test('two orders in the same second are two, in the order in which they were issued', async () => {
  const submitted = await Promise.all([
    submitOrder(sato, await draftOrder(sato)),
    submitOrder(sato, await draftOrder(sato)),
  ])

  const issued = await Promise.all(submitted.map((view) => approveOrder(yamada, view)))

  const ids = issued.map(({ orderId }) => orderId)
  expect(new Set(ids).size).toBe(2)
  const rows = await municipality.admin.db.execute<{ sequence: string; order_id: string }>(
    `select sequence, order_id from municipality.outbox where order_id in ('${ids.join("','")}')`,
  )
  expect(rows).toHaveLength(2)
})

test('an order is only found in its own place', async () => {
  const drill = await draftOrder(sato, { place: 'drill' })
  const elsewhere = { ...drill, place: 'actual' as const }

  expect((await sato.get(pathOf(elsewhere))).status).toBe(404)
  expect(await refusalOf(await act(sato, elsewhere, 'submit'))).toBe('404 not_found')
})
