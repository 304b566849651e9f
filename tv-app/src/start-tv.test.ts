import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { setupServer } from 'msw/node'
import { createInPageTown, type InPageTown } from '#mocks/handlers/in-page-town'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { createChannelPair } from '#remote-reader-driver/contract/channel'
import { paginateByPart, setup } from '../fixtures/drive.ts'
import { appSeam } from './alert/seam.ts'
import type { TvKey } from './keys/tv-key.ts'
import type { Page } from './page/page.ts'
import { type Clock, systemClock } from './ports/clock.ts'
import { storedSettings } from './ports/settings.ts'
import { startTv, type Tv } from './start-tv.ts'

const faults: Error[] = []
const onAir = new Set<Tv>()
const waits = new Set<NodeJS.Timeout>()

/** The system's time; what still waits when its television is switched off is waited for no more. */
const clock: Clock = {
  ...systemClock,
  after: (ms) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        waits.delete(timer)
        resolve()
      }, ms)
      waits.add(timer)
    }),
}
let town: InPageTown
let server: ReturnType<typeof setupServer>

beforeAll(async () => {
  town = await createInPageTown({
    origin: 'http://town.test',
    keepsake: memoryKeepsake(),
    now: () => new Date(),
    onFault: (fault) => faults.push(fault),
  })
  server = setupServer(...town.handlers)
  server.listen({ onUnhandledRequest: 'error' })
})
afterEach(() => {
  for (const tv of onAir) tv.stop()
  onAir.clear()
  for (const timer of waits) clearTimeout(timer)
  waits.clear()
})
afterAll(async () => {
  server.close()
  await town.end()
})

/** A television on a box of the simulated town: real apps, real cards, no canvas. */
function television(boxId: string) {
  const box = town.boxes.find((one) => one.state().boxId === boxId)
  if (box === undefined) throw new RangeError(`no box is called ${boxId}`)
  const kept = new Map<string, string>()
  const pages: Page[] = []
  const tv = startTv({
    setup: setup({ paginate: paginateByPart }),
    cableUrl: town.cableUrl,
    postboxUrl: town.postboxUrl,
    fetchFrom: (input, init) => fetch(input, init),
    openChannel: async () => {
      const [mine, host] = createChannelPair()
      box.connect(host)
      return mine
    },
    settings: storedSettings({
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => kept.set(name, value),
      removeItem: (name) => kept.delete(name),
    }),
    speech: { speak: async () => undefined, stop: () => undefined },
    clock,
    whenIdle: () => () => undefined,
    random: Math.random,
    alerts: appSeam(new EventTarget()),
    show: (page) => pages.push(page),
    prepare: () => [],
  })
  onAir.add(tv)
  const screen = () => pages.at(-1)?.screen
  const until = async (wanted: string): Promise<void> => {
    const giveUpAt = Date.now() + 10_000
    while (screen() !== wanted && Date.now() < giveUpAt) await systemClock.after(5)
    expect(screen()).toBe(wanted)
  }
  const press = (...keys: readonly TvKey[]) => {
    for (const key of keys) tv.press(key)
  }
  return { box, press, until, page: () => pages.at(-1) }
}

test('a person signs in for the first time, hands in the form and gets a receipt', async () => {
  const { box, press, until, page } = television('tanaka-living')
  press('ok', '1')
  await until('lay_card')
  box.layCard('hanako')
  await until('pin')
  press('1', '2', '3', '4', 'ok')
  await until('first_use')
  press('2', 'ok')
  expect(page()?.title).toBe('あなたは、田中花子さんですか')
  press('ok')
  await until('consent')
  press('1', 'ok')
  await until('wait_keeping_consent')
  await until('consent')
  expect(page()?.title).toBe('登録しました')
  press('ok')
  await until('letters')
  press('back', '2')
  await until('question')
  press('1', '1', '1')
  await until('review')
  press('ok')
  await until('pin')
  press('1', '2', '3', '4', 'ok')
  await until('receipt')

  expect(JSON.stringify(page())).toMatch(/[０-９]{4}　[０-９]{4}　[０-９]{4}/)
  expect(faults).toEqual([])
})

test.each([
  ['miura', ['5', '6', '7', '8'], 'certificate_expired'],
  ['takeshi', ['6', '7', '8', '9'], 'certificate_revoked'],
] as const)('the card of %s is refused in plain words', async (personaId, pin, screen) => {
  const { box, press, until } = television('kinoshita')
  box.layCard(personaId)
  press('ok', '1')
  await until('pin')
  press(...pin, 'ok')

  await until(screen)
  box.takeCard()
})

test('a card that is blocked leads to the office', async () => {
  const { box, press, until } = television('kinoshita')
  box.layCard('misao')
  press('ok', '1')

  await until('card_blocked')
  box.takeCard()
})

test('a wrong number says what the card says, and the next one opens the letters', async () => {
  const { box, press, until } = television('yoshida')
  box.layCard('shigeru')
  press('ok', '1')
  await until('pin')
  press('9', '9', '9', '9', 'ok')
  await until('pin_wrong')
  press('ok', '3', '4', '5', '6', 'ok')

  await until('first_use')
})
