import { describe, expect, test } from '@jest/globals'
import type { HttpExchange, LineFaults } from '../protocol/frame-messages.ts'
import { createFaultyFetch } from './faulty-fetch.ts'

function setUp(faults: Partial<LineFaults> = {}) {
  const exchanges: HttpExchange[] = []
  const times = [100, 142]
  const fetchFrom = createFaultyFetch({
    fetchFrom: async () => new Response('{"accessToken":"secret"}', { status: 201 }),
    faults: () => ({ isNetworkOff: false, isBackendDown: false, ...faults }),
    clockMs: () => times.shift() ?? 142,
    onExchange: (exchange) => exchanges.push(exchange),
  })
  return { fetchFrom, exchanges }
}
const signIn = 'http://cable.test/cable/sign-in?state=secret'

describe("the television's way to its servers", () => {
  test('notes method, path, status and time and nothing else', async () => {
    const { fetchFrom, exchanges } = setUp()

    await fetchFrom(signIn, {
      method: 'POST',
      headers: { Authorization: 'DPoP secret' },
      body: 'secret',
    })

    expect(exchanges).toEqual([
      { method: 'POST', path: '/cable/sign-in', status: 201, durationMs: 42 },
    ])
  })

  test('fails like a cut cable while the network is off', async () => {
    const { fetchFrom, exchanges } = setUp({ isNetworkOff: true, isBackendDown: true })

    await expect(fetchFrom(signIn)).rejects.toThrow(TypeError)
    expect(exchanges).toEqual([
      { method: 'GET', path: '/cable/sign-in', status: null, durationMs: 42 },
    ])
  })

  test('gets 503 and no JSON while the servers are down', async () => {
    const { fetchFrom } = setUp({ isBackendDown: true })

    const response = await fetchFrom(signIn)

    expect(response.status).toBe(503)
    await expect(response.json()).rejects.toThrow()
  })
})
