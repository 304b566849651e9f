import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type BoxHostClient,
  createBoxHostClient,
} from '#remote-reader-driver/contract/box-host-client'
import { createChannelPair } from '#remote-reader-driver/contract/channel'
import {
  createEmulatedCard,
  type EmulatedCard,
} from '#remote-reader-driver/src/emulator/emulated-card'
import { noFaults } from '#remote-reader-driver/src/emulator/emulated-slot'
import {
  createThrowawayPersona,
  type ThrowawayPersona,
} from '#remote-reader-driver/src/emulator/throwaway-persona'
import { boxSimulatorRoutes } from './box-routes.ts'
import { type BoxSimulator, createBoxSimulator } from './box-simulator.ts'

let made: ThrowawayPersona
let boxKey: CryptoKeyPair
let living: BoxSimulator
let bedroom: BoxSimulator
let tv: BoxHostClient

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
  const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
  boxKey = await crypto.subtle.generateKey(p256, false, ['sign', 'verify'])
})

beforeEach(() => {
  const cards = new Map([
    ['hanako', createEmulatedCard(made.persona)],
    ['misao', createEmulatedCard({ ...made.persona, triesLeft: 0 })],
  ])
  living = simulateBox('tanaka-living', cards)
  bedroom = simulateBox('tanaka-bedroom', cards)
  const [tvEnd, hostEnd] = createChannelPair()
  living.connect(hostEnd)
  tv = createBoxHostClient(tvEnd)
})

const simulateBox = (boxId: string, cards: ReadonlyMap<string, EmulatedCard>) =>
  createBoxSimulator({
    boxId,
    boxKey,
    cards,
    now: () => new Date('2026-11-22T09:00:00Z'),
    newId: () => crypto.randomUUID(),
    sleep: async () => undefined,
    log: () => undefined,
  })

const params = { message: 'AAAA', pin: '1234', spendLastTry: false }

function request(path: string, method = 'GET', body?: string) {
  const app = boxSimulatorRoutes([living, bedroom])
  const headers = { 'content-type': 'application/json' }
  return app.request(path, body === undefined ? { method } : { method, headers, body })
}

describe('a simulated box', () => {
  test('serves a TV as the real box host does', async () => {
    living.layCard('hanako')

    expect((await tv.authenticate(params)).ok).toBe(true)
    living.takeCard()
    expect(await tv.status()).toEqual({ card: 'absent' })
  })

  test('shows the traffic in words and hides the PIN', async () => {
    living.layCard('hanako')

    await tv.authenticate(params)

    const lines = living.recentTraffic()
    expect(lines).toHaveLength(28)
    expect(lines.filter(({ name }) => name === 'VERIFY PIN').map(({ text }) => text)).toEqual([
      '00200080 04 ••••',
      '9000',
    ])
    expect(lines.at(-2)).toEqual({
      number: 27,
      at: '2026-11-22T09:00:00.000Z',
      direction: 'command',
      name: 'COMPUTE DIGITAL SIGNATURE',
      text: expect.stringMatching(/^802A0080 33 3031300D/),
      tookMs: null,
    })
    expect(JSON.stringify(lines)).not.toContain('31323334')
  })

  test('takes the card away at the command that was asked for', async () => {
    living.layCard('hanako')
    living.setFaults({ removeAtApdu: 3 })

    expect(await tv.authenticate(params)).toEqual({ ok: false, error: { kind: 'card_removed' } })
    expect(living.state()).toMatchObject({ card: null, faults: noFaults })
  })

  test('does not know the cards of strangers', () => {
    expect(living.layCard('nobody')).toEqual({ ok: false, error: 'unknown_card' })
    expect(living.state().card).toBeNull()
  })
})

describe('the routes', () => {
  test('say that the box is simulated, and what lies on it', async () => {
    const answer = await request('/tanaka-living')

    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      boxId: 'tanaka-living',
      simulated: true,
      card: null,
      cards: [
        { persona: 'hanako', triesLeft: 3 },
        { persona: 'misao', triesLeft: 0 },
      ],
      faults: noFaults,
    })
  })

  test('lay a card, which leaves the box where it lay before, and take it away', async () => {
    await request('/tanaka-living/card', 'PUT', '{"persona":"hanako"}')
    expect(living.state().card).toBe('hanako')

    await request('/tanaka-bedroom/card', 'PUT', '{"persona":"hanako"}')
    expect([living.state().card, bedroom.state().card]).toEqual([null, 'hanako'])

    await request('/tanaka-bedroom/card', 'DELETE')
    expect(bedroom.state().card).toBeNull()
  })

  test('set faults; those that are left out are none', async () => {
    await request('/tanaka-living/faults', 'PUT', '{"removeAtApdu":5,"apduMs":20}')
    expect(living.state().faults).toEqual({ ...noFaults, removeAtApdu: 5, apduMs: 20 })

    await request('/tanaka-living/faults', 'PUT', '{}')
    expect(living.state().faults).toEqual(noFaults)
  })

  test.each([
    ['/tanaka-living/card', '{"persona":"nobody"}', 404],
    ['/tanaka-living/card', '{"persona":"hanako","pin":"1234"}', 400],
    ['/tanaka-living/card', '{', 400],
    ['/tanaka-living/faults', '{"apduMs":-1}', 400],
    ['/tanaka-living/faults', '{"removal":"never"}', 400],
    ['/tanaka-living/faults', `"${'x'.repeat(5000)}"`, 413],
    ['/nowhere/card', '{"persona":"hanako"}', 404],
  ])('refuse PUT %s %s', async (path, body, status) => {
    expect((await request(path, 'PUT', body)).status).toBe(status)
    expect([living.state().card, living.state().faults]).toEqual([null, noFaults])
  })

  test('stream the traffic, from the line that was seen last', async () => {
    living.layCard('hanako')
    await tv.triesLeft()
    const app = boxSimulatorRoutes([living])
    const headers = { 'last-event-id': '5' }
    const stopped = new AbortController()
    const { signal } = stopped

    const answer = await app.request('/tanaka-living/traffic', { headers, signal })
    const reader = answer.body?.getReader()
    const first = await reader?.read()
    await reader?.cancel()
    stopped.abort()

    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const text = new TextDecoder().decode(first?.value)
    expect(text).toContain('id: 6\n')
    expect(text).toContain('63C3')
  })
})
