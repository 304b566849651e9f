import { expect, test } from '@jest/globals'
import type { Channel } from '#remote-reader-driver/contract/channel'
import { createChannelPair } from '#remote-reader-driver/contract/channel'
import { err, ok } from '#remote-reader-driver/contract/result'
import { hanako, letter, summaryOf } from '../../fixtures/letters.ts'
import type { Answer } from '../app-event.ts'
import { keepBoxHostLine, type LineEvent } from '../ports/box-host.ts'
import { cableOver } from '../ports/cable.ts'
import type { Clock } from '../ports/clock.ts'
import { postboxOver } from '../ports/postbox.ts'
import { storedSettings } from '../ports/settings.ts'
import { createAsk } from '../ports/signed-request.ts'
import type { Effect, Wish } from './effect.ts'
import { createEffectRunner } from './run-effects.ts'

interface Heard {
  readonly path: string
  readonly authorization: string | null
  readonly dpop: string | null
}

const json = (status: number, body: unknown): Response =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })

const clock: Clock = {
  now: () => new Date('2026-11-22T06:05:00Z'),
  after: async () => undefined,
  every: () => () => undefined,
}

const proof = {
  challengeId: '7e570000-0000-4000-8000-000000000001',
  unverifiedCertificate: 'Q0VSVA==',
  signature: 'U0lH',
  algorithm: 'RS256',
}

/** Two walls behind one fetch; `replies` names what each path answers, in turn. */
function walls(replies: Record<string, (() => Response | Promise<Response>)[]>) {
  const heard: Heard[] = []
  const kept = new Map<string, string>()
  const fetchFrom: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    const { headers } = request
    heard.push({
      path: pathname,
      authorization: headers.get('authorization'),
      dpop: headers.get('dpop'),
    })
    const queue = replies[pathname] ?? []
    const reply = queue.length > 1 ? queue.shift() : queue[0]
    if (reply === undefined) throw new TypeError('Failed to fetch')
    return reply()
  }
  const prove = async ({ htm, htu }: { htm: string; htu: string }) => `proof of ${htm} ${htu}`
  const settings = storedSettings({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  })
  const answers: Answer[] = []
  const waiting: (() => void)[] = []
  const run = createEffectRunner(
    {
      boxHost: {
        status: async () => ok({ card: 'absent' }),
        triesLeft: async () => err({ kind: 'no_card' }),
        authenticate: async () => err({ kind: 'no_card' }),
        proof: async () => null,
      },
      cable: cableOver(
        createAsk({ wall: 'cable', baseUrl: 'http://tv.test/cable', fetchFrom, prove }),
      ),
      postbox: postboxOver(
        createAsk({ wall: 'postbox', baseUrl: 'http://tv.test/postbox', fetchFrom, prove }),
      ),
      settings,
      clock,
      speech: { speak: async () => undefined, stop: () => undefined },
      alerts: { tell: () => undefined },
    },
    (answer) => {
      answers.push(answer)
      waiting.shift()?.()
    },
  )
  const ask = async (wish: Wish): Promise<Answer | undefined> => {
    const told = new Promise<void>((resolve) => waiting.push(resolve))
    const effect: Effect = { wish, era: 0 }
    run(effect)
    await told
    return answers.at(-1)
  }
  return { ask, run, heard, kept }
}

const signedIn = () =>
  json(200, {
    kind: 'signed_in',
    resident: hanako,
    accessToken: 'cable-token',
    expiresAt: '2026-11-22T06:20:00.000Z',
    isNameQuestionOpen: false,
  })
const tokens = (access: string) => () =>
  json(200, {
    access_token: access,
    token_type: 'DPoP',
    expires_in: 900,
    scope: 'mailbox',
    waiting_token: 'waiting-token',
    waiting_token_expires_in: 2_592_000,
  })
const inbox = () => json(200, { letters: [summaryOf(letter(), true)] })
const assertion = () => json(201, { assertion: 'assertion' })

test('tells who signed in, and keeps the token to itself', async () => {
  const { ask, kept } = walls({ '/cable/sign-in': [signedIn] })

  const answer = await ask({ kind: 'sign_in', proof })

  expect(answer).toMatchObject({ kind: 'welcomed', outcome: { ok: true } })
  expect(JSON.stringify(answer)).not.toContain('cable-token')
  expect([...kept.values()]).toEqual([])
})

test('opens the mailbox with an assertion and proves each request with the key of the box', async () => {
  const { ask, heard, kept } = walls({
    '/cable/sign-in': [signedIn],
    '/cable/postbox-assertions': [assertion],
    '/postbox/token': [tokens('mailbox-token')],
    '/postbox/letters': [inbox],
  })
  await ask({ kind: 'sign_in', proof })

  const answer = await ask({ kind: 'load_letters' })

  expect(answer).toMatchObject({ kind: 'letters', outcome: { ok: true } })
  expect(heard).toEqual([
    {
      path: '/cable/sign-in',
      authorization: null,
      dpop: 'proof of POST http://tv.test/cable/sign-in',
    },
    {
      path: '/cable/postbox-assertions',
      authorization: 'DPoP cable-token',
      dpop: 'proof of POST http://tv.test/cable/postbox-assertions',
    },
    {
      path: '/postbox/token',
      authorization: null,
      dpop: 'proof of POST http://tv.test/postbox/token',
    },
    {
      path: '/postbox/letters',
      authorization: 'DPoP mailbox-token',
      dpop: 'proof of GET http://tv.test/postbox/letters',
    },
  ])
  expect([...kept.values()]).toEqual(['waiting-token'])
})

test('fetches a mailbox token anew, once, when the old one has run out', async () => {
  const over = () => json(401, { code: 'token_invalid', message: 'The token is over.' })
  const { ask, heard } = walls({
    '/cable/sign-in': [signedIn],
    '/cable/postbox-assertions': [assertion],
    '/postbox/token': [tokens('old'), tokens('new')],
    '/postbox/letters': [over, inbox],
  })
  await ask({ kind: 'sign_in', proof })

  const answer = await ask({ kind: 'load_letters' })

  expect(answer).toMatchObject({ kind: 'letters', outcome: { ok: true } })
  expect(heard.at(-1)?.authorization).toBe('DPoP new')
})

test.each([
  ['no network', [], { kind: 'unreachable', wall: 'cable' }],
  [
    'a proxy with nothing behind it',
    [() => new Response('<html></html>', { status: 503 })],
    { kind: 'unreachable', wall: 'cable' },
  ],
  [
    'a problem with a code',
    [() => json(403, { code: 'box_unknown', message: 'Who are you?' })],
    { kind: 'problem', code: 'box_unknown' },
  ],
  [
    'a code nobody agreed on',
    [() => json(400, { code: 'surprise', message: '' })],
    { kind: 'problem', code: 'unexpected' },
  ],
  ['a success that is no answer', [() => json(200, {})], { kind: 'problem', code: 'unexpected' }],
])('says what %s means', async (_, replies, refusal) => {
  const { ask } = walls({ '/cable/sign-in/challenges': [...replies] })

  const answer = await ask({ kind: 'request_login_challenge' })

  expect(answer).toEqual({ kind: 'login_challenge', outcome: { ok: false, error: refusal } })
})

test('asks for no letters without anybody signed in', async () => {
  const { ask, heard } = walls({ '/postbox/letters': [inbox] })

  const answer = await ask({ kind: 'load_letters' })

  expect(answer).toMatchObject({ outcome: { ok: false, error: { code: 'session_expired' } } })
  expect(heard).toEqual([])
})

test('a welcome that comes after 終わる opens no mailbox', async () => {
  let welcomeNow = (): void => undefined
  const late = new Promise<Response>((resolve) => {
    welcomeNow = () => resolve(signedIn())
  })
  const { ask, run, heard } = walls({ '/cable/sign-in': [() => late] })
  run({ wish: { kind: 'sign_in', proof }, era: 0 })
  run({ wish: { kind: 'sign_out' }, era: 0 })
  welcomeNow()
  await new Promise((resolve) => setTimeout(resolve))

  const answer = await ask({ kind: 'load_letters' })

  expect(answer).toMatchObject({ outcome: { ok: false, error: { code: 'session_expired' } } })
  expect(heard.map(({ path }) => path)).toEqual(['/cable/sign-in'])
})

test('a token that is over is not asked with again', async () => {
  const over = () => json(401, { code: 'token_invalid', message: 'The token is over.' })
  const { ask, kept } = walls({ '/postbox/waiting-letters': [over] })
  kept.set('mimamori.waiting-token', 'of last month')

  expect(await ask({ kind: 'load_waiting' })).toEqual({ kind: 'waiting', outcome: ok(null) })
  expect([...kept]).toEqual([])
})

test('opens the line to the box host again after it was lost', async () => {
  const lines: Channel[] = []
  const events: LineEvent[] = []
  const twiceUp = new Promise<void>((resolve) => {
    const line = keepBoxHostLine({
      openChannel: async () => {
        const [mine, host] = createChannelPair()
        lines.push(host)
        return mine
      },
      clock,
      random: () => 0.5,
      onEvent: (event) => {
        events.push(event)
        if (events.length === 1) lines[0]?.close()
        if (events.length < 3) return
        line.close()
        resolve()
      },
    })
  })

  await twiceUp

  expect(events.slice(0, 3)).toEqual([
    { event: 'link', link: 'up' },
    { event: 'link', link: 'down' },
    { event: 'link', link: 'up' },
  ])
})
