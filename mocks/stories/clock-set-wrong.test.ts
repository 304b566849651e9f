import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { memoryCableStores } from '#cable-backend/src/memory-cable-stores'
import {
  type AlertWalls,
  openAlertWalls,
  type RunningHall,
  type RunningOperator,
} from '#mocks/fixtures/alerts/alert-walls'
import { newHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, type Television } from '#mocks/fixtures/alerts/television'
import { createHome, openSurroundings, publicUrl } from '#mocks/fixtures/test-home'
import { createChannelPair } from '#remote-reader-driver/contract/channel'
import { createEmulatedSlot } from '#remote-reader-driver/src/emulator/emulated-slot'
import { createBoxHost } from '#remote-reader-driver/src/host/box-host'
import { boxThumbprint } from '#remote-reader-driver/src/host/dpop-proof'
import { createProver } from '#tv-app/src/alert/stream/prove-by-host'
import { cableOver } from '#tv-app/src/ports/cable'
import { createAsk } from '#tv-app/src/ports/signed-request'

const twoDaysMs = 2 * 24 * 60 * 60_000
const newId = () => crypto.randomUUID()
const clocks = [
  ['two days behind', -twoDaysMs],
  ['two days ahead', twoDaysMs],
] as const

describe.each(clocks)('a television whose clock is %s', (_how, offMs) => {
  let walls: AlertWalls
  let hall: RunningHall
  let operator: RunningOperator
  let television: Television

  beforeAll(async () => {
    walls = await openAlertWalls()
    hall = await walls.startHall()
    operator = await walls.startOperator()
    television = await buy(offMs)
  }, 120_000)

  afterAll(async () => {
    television.switchOff()
    await walls.close()
  })

  /** With the real box host; app and host have the same wrong clock. */
  async function buy(offMs: number): Promise<Television> {
    const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
    const boxKey = await crypto.subtle.generateKey(p256, false, ['sign', 'verify'])
    const wall = () => Date.now() + offMs
    const host = createBoxHost({
      slot: createEmulatedSlot({ sleep: async () => undefined }),
      boxKey,
      now: () => new Date(wall()),
      newId,
      log: () => undefined,
    })
    const household = await newHousehold({ town: '363870005103' })
    const keyThumbprint = await boxThumbprint(boxKey.publicKey)
    const boxes = [{ boxId: 'the-box', name: '居間', keyThumbprint }]
    await walls.enter({ ...household, contract: { ...household.contract, boxes } })
    const openChannel = async () => {
      const [tvEnd, hostEnd] = createChannelPair()
      host.connect(hostEnd)
      return tvEnd
    }
    const prove = createProver({
      openChannel,
      clock: {
        in: (ms, call) => {
          const timer = setTimeout(call, ms)
          return () => clearTimeout(timer)
        },
      },
    })
    return createTelevision({ cableUrl: walls.cableUrl, keys: walls.pinnedKeys, prove, wall })
  }

  const isFront = (kind: string) => television.front().startsWith(kind)

  const isConnected = async (): Promise<boolean> =>
    (await (await operator.call('/health')).json()).relay.boxes.connected === 1

  test('shows an order until it expires, by the time of the relay, and says so', async () => {
    television.switchOn()
    // The order lives for a moment only: on a busy machine it would be over before the box is there.
    await until(isConnected)
    const issued = await hall.issue(12_000)

    await until(() => isFront('order'))
    const shownAt = Date.now()
    await until(async () => (await hall.look(issued)).counters?.boxes.displayed === 1)
    await until(() => isFront('ended'))
    const expiresAt = Date.parse(issued.versions[0]?.draft.expiresAt ?? '')

    expect(shownAt).toBeLessThan(expiresAt)
    // The Date of an answer has whole seconds; by its own clock it would be days.
    expect(Date.now()).toBeGreaterThan(expiresAt - 2_000)
    expect(television.shown.map((front) => front.split(' ')[0])).toEqual(['order', 'ended'])
    expect(television.faults).toEqual([])
  }, 120_000)

  test('shows the next one too, after it was off and on', async () => {
    television.switchOff()
    television.switchOn()
    await new Promise((resolve) => setTimeout(resolve, 20))
    television.switchOff()
    television.switchOn()

    const issued = await hall.issue()

    await until(() => isFront('order'))
    await until(async () => (await hall.look(issued)).counters?.boxes.displayed === 1)
    expect(operator.faults()).toBe('')
  }, 120_000)
})

test.each(clocks)('somebody signs in at a box whose clock is %s', async (_how, offMs) => {
  const around = await openSurroundings()
  const home = await createHome(memoryCableStores(), around)
  const card = await around.newCard()
  await home.register(card)
  const asked: string[] = []
  const cable = cableOver(
    createAsk({
      wall: 'cable',
      baseUrl: publicUrl,
      fetchFrom: async (url, init) => {
        const path = String(url).slice(publicUrl.length)
        const response = await home.app.request(path, init)
        asked.push(`${path} ${response.status}`)
        return response
      },
      prove: ({ nonce, accessToken, ...request }) =>
        home.living.prove({
          ...request,
          accessToken: accessToken ?? undefined,
          claims: {
            iat: Math.floor((around.now().getTime() + offMs) / 1000),
            ...(nonce === undefined ? {} : { nonce }),
          },
        }),
    }),
  )

  const challenge = await cable.requestChallenge()
  if (!challenge.ok) throw new Error('no challenge')
  const signedIn = await cable.signIn(await card.answer(challenge.value))

  expect(signedIn.ok).toBe(true)
  // The first answer brings the nonce, and what follows begins with it.
  expect(asked).toEqual(['/sign-in/challenges 401', '/sign-in/challenges 201', '/sign-in 200'])
  around.close()
})
