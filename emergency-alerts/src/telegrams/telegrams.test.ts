import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Log } from '#emergency-alerts/contract/desk/desk-acts'
import { TelegramList, TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { landslideXml, type TelegramWishes, tsunamiXml } from '#mocks/fixtures/jma/telegram-xml'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import { towns } from '#mocks/fixtures/municipality/small-area'
import type { StaffAtDesk } from '#mocks/fixtures/municipality/staff-at-desk'
import { lastOf, submitOrder, viewIn } from '#mocks/fixtures/municipality/walk-order'

let municipality: MunicipalityUnderTest
let sato: StaffAtDesk

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
  sato = await municipality.signIn('sato')
})

afterAll(() => municipality.close())

const send = (body: BodyInit, type = 'application/xml', who = sato) =>
  who.send('/desk/telegrams', { method: 'POST', body, headers: { 'content-type': type } })

const receive = async (xml: string) => TelegramView.parse(await (await send(xml)).json())

let events = 0
const warning = (wishes: TelegramWishes = {}) => {
  events += 1
  const eventId = String(20_261_123_000_000 + events)
  return tsunamiXml([{ kind: '51', height: '３ｍ' }], { eventId, ...wishes })
}

const turn = (telegramId: string, draft = 0, who = sato) =>
  who.post(`/desk/telegrams/${telegramId}/draft`, { draft })

describe('a telegram', () => {
  test('of a tsunami proposes an order that people write and approve', async () => {
    const telegram = await receive(warning())
    expect(telegram).toMatchObject({
      verdict: 'accepted',
      telegram: { status: '通常', infoType: '発表' },
      place: 'actual',
      drafts: [{ hazard: 'tsunami', kind: 'evacuation', level: null, warning: '津波警報' }],
    })

    const order = await viewIn(await turn(telegram.telegramId))

    expect(order.place).toBe('actual')
    expect(lastOf(order)).toMatchObject({
      state: 'draft',
      draft: {
        area: { kind: 'towns', towns: [towns.kiki.code, towns.hiwasaura.code] },
        cause: { text: '津波警報', kana: 'つなみけいほう' },
        words: { ja: { what: { text: '津波警報が出ました。木岐・日和佐浦に、津波が来ます。' } } },
      },
    })
    expect(lastOf(await submitOrder(sato, order)).state).toBe('submitted')
    const [newest] = TelegramList.parse(await (await sato.get('/desk/telegrams')).json()).telegrams
    expect(newest?.drafts[0]?.orderId).toBe(order.orderId)
  })

  test('can be set aside and taken up again, and the log keeps both', async () => {
    const { telegramId } = await receive(warning())
    const aside = async (isSetAside: boolean) =>
      TelegramView.parse(
        await (await sato.post(`/desk/telegrams/${telegramId}/aside`, { isSetAside })).json(),
      )

    expect((await aside(true)).setAside).toMatchObject({ by: { name: '佐藤 美咲' } })
    await aside(true)
    expect((await turn(telegramId)).status).toBe(409)
    expect((await aside(false)).setAside).toBeNull()
    expect((await turn(telegramId)).status).toBe(201)

    const { entries } = Log.parse(await (await sato.get('/desk/log')).json())
    const acts = entries.map(({ act }) => act).filter((act) => act.startsWith('telegram_'))
    expect(acts.slice(0, 3)).toEqual([
      'telegram_taken_up',
      'telegram_set_aside',
      'telegram_received',
    ])
  })

  test('of a drill goes to the drill place and nowhere else', async () => {
    const telegram = await receive(warning({ status: '訓練', headline: '訓練です。' }))

    expect(telegram.place).toBe('drill')
    expect((await viewIn(await turn(telegram.telegramId))).place).toBe('drill')
  })

  test('to try the line proposes nothing', async () => {
    const telegram = await receive(warning({ status: '試験', headline: '試験です。' }))

    expect(telegram).toMatchObject({ drafts: [], place: null, because: 'test_telegram' })
    expect((await turn(telegram.telegramId)).status).toBe(409)
  })

  test('that cancels takes the proposal back', async () => {
    const eventId = '20261123999999'
    const first = await receive(warning({ eventId }))
    const cancel = await receive(
      warning({ eventId, infoType: '取消', sentAt: '2026-11-22T22:50:00Z', body: '' }),
    )

    const list = TelegramList.parse(await (await sato.get('/desk/telegrams')).json()).telegrams

    expect(list.find(({ telegramId }) => telegramId === first.telegramId)?.replacedBy).toBe(
      cancel.telegramId,
    )
    expect(cancel.because).toBe('cancelled')
    expect((await turn(first.telegramId)).status).toBe(409)
  })

  test('about land that slides leaves the area to people', async () => {
    const telegram = await receive(landslideXml([['3638700', '3', '発表']]))

    const order = await viewIn(await turn(telegram.telegramId))

    expect(lastOf(order).draft).toMatchObject({ hazard: 'landslide', area: null })
  })

  test('that cannot be read stays in the list with the reason', async () => {
    const telegram = await receive(warning().slice(0, 400))

    expect(telegram).toMatchObject({ verdict: 'refused', telegram: null, drafts: [] })
    expect(telegram.findings[0]?.code).toBe('not_well_formed')
    const raw = await sato.get(`/desk/telegrams/${telegram.telegramId}/raw`)
    expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  test('that comes twice is one', async () => {
    const xml = warning()

    const [first, again] = [await send(xml), await send(xml)]

    expect([first.status, again.status]).toEqual([201, 200])
    expect(TelegramView.parse(await again.json())).toEqual(TelegramView.parse(await first.json()))
  })

  test('is turned into one draft, however often it is pressed', async () => {
    const { telegramId } = await receive(warning())
    const press = () =>
      sato.post(`/desk/telegrams/${telegramId}/draft`, { draft: 0 }, 'pressed-twice')

    const orders = await Promise.all((await Promise.all([press(), press()])).map(viewIn))

    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(1)
  })
})

test.each([
  ['that is no XML by its type', 'text/plain', 415],
  ['larger than any', 'application/xml', 413],
])('nothing is taken %s', async (_what, type, status) => {
  const body = status === 413 ? 'x'.repeat(2_200_000) : warning()

  expect((await send(body, type)).status).toBe(status)
})

test('viewers bring nothing in, and a draft that is not there is none', async () => {
  const oka = await municipality.signIn('oka')
  const { telegramId } = await receive(warning())

  expect((await send(warning(), 'application/xml', oka)).status).toBe(403)
  expect((await turn(telegramId, 0, oka)).status).toBe(403)
  expect((await turn(telegramId, 7)).status).toBe(409)
  expect((await turn(crypto.randomUUID())).status).toBe(404)
})
