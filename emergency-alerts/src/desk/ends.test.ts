import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { concerns } from '#emergency-alerts/contract/concerns'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { MunicipalityUnderTest } from '#mocks/fixtures/municipality/municipality-under-test'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { towns } from '#mocks/fixtures/municipality/small-area'
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
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'

let municipality: MunicipalityUnderTest
let sato: StaffAtDesk
let yamada: StaffAtDesk
let nishi: StaffAtDesk

beforeAll(async () => {
  ;({ municipality, sato, yamada, nishi } = await createStaffedMunicipality())
})

afterAll(() => municipality.close())

beforeEach(() => municipality.setNow(atSix))

const issue = (about: Parameters<typeof issueOrder>[1] = {}) =>
  issueOrder({ drafter: sato, approver: yamada }, about)
const press = (who: StaffAtDesk, view: OrderView, name: string, body: object = {}) =>
  who.post(`${pathOf(view)}/${name}`, body)
const cancel = (who: StaffAtDesk, view: OrderView, reason = 'mistake') =>
  press(who, view, 'cancel', { reason })

async function save(view: OrderView, changes: Partial<OrderDraft>): Promise<OrderView> {
  const draft = { ...lastOf(view).draft, ...changes }
  return viewIn(await sato.put(`${pathOf(view)}/draft`, { ...onLast(view), draft }))
}

const statesOf = ({ versions }: OrderView) => versions.map(({ state }) => state)
const documentOf = (view: OrderView) => OrderDocument.parse(lastOf(view).document)
const home = (town: string) => ({ municipality: '36387', town, at: null })
const only = (...names: (keyof typeof towns)[]) => ({
  kind: 'towns' as const,
  towns: names.map((name) => towns[name].code),
})

async function correct(view: OrderView, changes: Partial<OrderDraft>): Promise<OrderView> {
  const opened = await viewIn(await press(sato, view, 'correct'))
  return approveOrder(yamada, await submitOrder(sato, await save(opened, changes)))
}

describe('a cancel', () => {
  test('is issued at once by one person, in words that were ready', async () => {
    const cancelled = await viewIn(await cancel(sato, await issue()))

    expect(statesOf(cancelled)).toEqual(['cancelled', 'issued'])
    expect(documentOf(cancelled)).toMatchObject({
      revision: 2,
      standing: 'cancelled',
      words: {
        ja: {
          headline: { text: '逃げなくて大丈夫です' },
          what: { text: 'さきほどの避難指示は、まちがいでした。' },
        },
      },
      shelters: [],
    })
    expect(lastOf(cancelled)).toMatchObject({
      kind: 'cancel',
      reason: 'まちがい',
      countersigned: null,
    })
  })

  test('by the approver too, and because it is not needed', async () => {
    const cancelled = await viewIn(await cancel(yamada, await issue(), 'not_needed'))

    expect(documentOf(cancelled).words.ja.what.text).toBe(
      'さきほどの避難指示を、取り消しました。避難は、いりません。',
    )
  })

  test('is confirmed afterwards, by another, once', async () => {
    const cancelled = await viewIn(await cancel(sato, await issue()))
    const body = onLast(cancelled)

    expect(await refusalOf(await press(sato, cancelled, 'countersign', body))).toBe(
      '403 same_person',
    )
    const confirmed = await viewIn(await press(yamada, cancelled, 'countersign', body))
    expect(lastOf(confirmed).countersigned?.by.staffId).toBe('yamada')
    expect(await refusalOf(await press(nishi, cancelled, 'countersign', body))).toBe(
      '409 already_decided',
    )
  })

  test('reaches everybody whom any revision concerned', async () => {
    const corrected = await correct(await issue(), { area: only('kiki') })

    const document = documentOf(await viewIn(await cancel(sato, corrected)))

    expect(
      [towns.okugawachi, towns.hiwasaura, towns.kiki, towns.akamatsu].map(({ code }) =>
        concerns(document, home(code)),
      ),
    ).toEqual([true, true, true, false])
  })

  test('is heard of for a day, also where the order itself would have ended', async () => {
    const order = await issue({ draft: orderDraft({ expiresAt: '2026-11-22T09:30:00.000Z' }) })

    expect(documentOf(await viewIn(await cancel(sato, order))).expiresAt).toBe(
      '2026-11-23T09:00:00.000Z',
    )
  })

  test('ends a correction that was being written', async () => {
    const order = await issue()
    const opened = await viewIn(await press(sato, order, 'correct'))

    const cancelled = await viewIn(await cancel(yamada, opened))

    expect(statesOf(cancelled)).toEqual(['cancelled', 'rejected', 'issued'])
  })

  test('comes once: the second finds nothing to cancel', async () => {
    const order = await issue()

    const answers = await Promise.all([cancel(sato, order), cancel(yamada, order)])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('is not for what was never issued, nor for viewers', async () => {
    const drafted = await draftOrder(sato)
    const oka = await municipality.signIn('oka')

    expect(await refusalOf(await cancel(sato, drafted))).toBe('409 not_possible_now')
    expect(await refusalOf(await cancel(oka, await issue()))).toBe('403 role_missing')
  })
})

describe('a correction', () => {
  test('says what changed, and gives way for nobody but a second person', async () => {
    const opened = await viewIn(await press(sato, await issue(), 'correct'))
    expect(lastOf(opened)).toMatchObject({ version: 2, kind: 'correction', state: 'draft' })
    const unchanged = await press(sato, opened, 'submit', onLast(opened))
    expect(AlertProblem.parse(await unchanged.json()).findings).toMatchObject([
      { code: 'nothing_changed' },
    ])

    const corrected = await approveOrder(
      yamada,
      await submitOrder(sato, await save(opened, { area: only('okugawachi', 'kiki') })),
    )

    expect(statesOf(corrected)).toEqual(['corrected', 'issued'])
    expect(documentOf(corrected)).toMatchObject({
      revision: 2,
      standing: 'in_force',
      changed: { text: '場所が変わりました' },
    })
  })

  test('concerns exactly its own area: whom it leaves out is not ordered to go', async () => {
    const document = documentOf(await correct(await issue(), { area: only('kiki') }))

    expect(
      [towns.okugawachi, towns.kiki].map(({ code }) => concerns(document, home(code))),
    ).toEqual([false, true])
  })

  test('is not opened twice', async () => {
    const order = await issue()

    const answers = await Promise.all([press(sato, order, 'correct'), press(nishi, order, 'lift')])

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('given up leaves the order as it is, and room for another', async () => {
    const opened = await viewIn(await press(sato, await issue(), 'correct'))
    const given = await viewIn(await press(sato, opened, 'discard', onLast(opened)))
    expect(statesOf(given)).toEqual(['issued', 'rejected'])

    expect((await press(sato, given, 'lift')).status).toBe(201)
  })

  test('is too late once the order was cancelled', async () => {
    const opened = await viewIn(await press(sato, await issue(), 'correct'))
    const submitted = await submitOrder(sato, await save(opened, { area: only('kiki') }))
    await cancel(sato, submitted)

    const late = yamada.post(`${pathOf(submitted)}/approve`, {
      ...onLast(submitted),
      typed: { place: 'actual', municipality: '美波町', level: '4', homes: '0' },
    })

    expect(await refusalOf(await late)).toBe('409 already_decided')
  })
})

describe('a lift', () => {
  test('has ready words, needs a second person, and reaches everybody', async () => {
    const corrected = await correct(await issue(), { area: only('kiki') })
    const opened = await viewIn(await press(sato, corrected, 'lift'))

    const lifted = await approveOrder(yamada, await submitOrder(sato, opened))

    expect(statesOf(lifted)).toEqual(['corrected', 'lifted', 'issued'])
    const document = documentOf(lifted)
    expect(document).toMatchObject({
      revision: 3,
      standing: 'lifted',
      words: {
        ja: {
          headline: { text: '避難指示は終わりました' },
          what: { text: '日和佐川の水は、下がりました。' },
        },
      },
    })
    expect(
      [towns.okugawachi, towns.kiki].map(({ code }) => concerns(document, home(code))),
    ).toEqual([true, true])
  })

  test('changes no area and no hazard, whatever is sent', async () => {
    const opened = await viewIn(await press(sato, await issue(), 'lift'))

    const saved = await save(opened, { area: only('kiki'), hazard: 'tsunami' })

    expect(lastOf(saved).draft).toMatchObject({
      hazard: 'flood',
      area: only('okugawachi', 'hiwasaura'),
    })
  })

  test('ends it: nothing more is done with the order', async () => {
    const opened = await viewIn(await press(sato, await issue(), 'lift'))
    const lifted = await approveOrder(yamada, await submitOrder(sato, opened))

    const more = [await cancel(sato, lifted), await press(sato, lifted, 'correct')]

    expect(await Promise.all(more.map(refusalOf))).toEqual([
      '409 not_possible_now',
      '409 not_possible_now',
    ])
  })
})

describe('an order whose time is over', () => {
  test('has ended by itself, before and after it is written down', async () => {
    const order = await issue({ draft: orderDraft({ expiresAt: '2026-11-22T10:00:00.000Z' }) })
    const opened = await viewIn(await press(sato, order, 'correct'))
    municipality.setNow(new Date('2026-11-22T10:00:00Z'))

    expect(statesOf(await viewIn(await sato.get(pathOf(order))))).toEqual(['expired', 'draft'])
    await municipality.expireDue()

    const expired = await viewIn(await sato.get(pathOf(opened)))
    expect(statesOf(expired)).toEqual(['expired', 'rejected'])
    expect(expired.log[0]).toMatchObject({ act: 'order_expired', by: null })
    expect(await refusalOf(await cancel(sato, expired))).toBe('409 not_possible_now')
  })
})

describe('a drill', () => {
  const marked = (document: OrderDocument) => {
    const { ja, easy, en } = document.words
    const sentences = [ja, easy].flatMap((words) => Object.values(words).map(({ text }) => text))
    return [
      sentences.filter((text) => text !== ''),
      Object.values(en).map(({ text }) => text),
    ] as const
  }

  test('is marked in every sentence, from issue to cancel', async () => {
    const issued = await issue({ place: 'drill' })
    const corrected = await correct(issued, { area: only('kiki') })
    const cancelled = await viewIn(await cancel(sato, corrected))

    for (const document of [issued, corrected, cancelled].map(documentOf)) {
      const [japanese, english] = marked(document)
      expect(document.status).toBe('Exercise')
      for (const text of japanese) expect(text).toMatch(/^(【訓練】[^。！]+[。！]?)+$/)
      for (const text of english) expect(text === '' || text.startsWith('[DRILL] ')).toBe(true)
    }
    expect(documentOf(corrected).changed?.text).toBe('【訓練】場所が変わりました')
    expect(cancelled.log.every(({ sentence }) => sentence.startsWith('【訓練】'))).toBe(true)
  })

  test('stays out of the list of actual orders', async () => {
    const drill = await issue({ place: 'drill' })

    const list = await (await sato.get('/desk/actual/orders')).text()

    expect(list).not.toContain(drill.orderId)
  })
})

test('the signed order says what the desk says', async () => {
  const issued = await issue()

  const { orders } = OrderFeed.parse(await (await municipality.call('/feed')).json())

  const payloads = orders.map((signed) =>
    JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString('utf8')),
  )
  expect(payloads).toContainEqual(documentOf(issued))
})
