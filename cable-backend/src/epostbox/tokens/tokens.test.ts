import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mailboxGrant } from '#cable-backend/contract/postbox-token'
import { answers } from '#mocks/fixtures/postbox/notices'
import { openPostbox } from '#mocks/fixtures/postbox/opened-postbox'
import {
  cableIssuer,
  clientAssertion,
  createBackOffice,
  createClock,
  createParties,
  deliver,
  type Parties,
  type PostboxUnderTest,
  postboxAssertion,
  publicUrl,
  refusalOf,
  requestInsurerToken,
  requestMailboxToken,
  signIn,
} from '#mocks/fixtures/postbox/postbox-under-test'
import { createTestBox } from '#mocks/fixtures/postbox/test-keys'

let parties: Parties
let under: PostboxUnderTest

beforeAll(async () => {
  parties = await createParties(createClock())
})

beforeEach(async () => {
  under = await openPostbox(parties)
})

const seconds = (from: number) => Math.floor(parties.clock.now().getTime() / 1000) + from

describe('an assertion of the cable operator', () => {
  test('is changed for tokens once', async () => {
    const box = await createTestBox(parties.clock.now)
    const assertion = await postboxAssertion(parties, parties.hanako, box)

    const first = await requestMailboxToken(under, box, assertion)
    const second = await refusalOf(requestMailboxToken(under, box, assertion))

    expect(first.status).toBe(200)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(second).toEqual({ status: 400, code: 'assertion_invalid' })
  })

  test.each([
    ['by another issuer', () => ({ iss: 'https://else.test' })],
    ['for another audience', () => ({ aud: cableIssuer })],
    ['for another box', () => ({ cnf: { jkt: 'a'.repeat(43) } })],
    ['without a box', () => ({ cnf: undefined })],
    ['without a card', () => ({ card: undefined })],
    ['that is too old', () => ({ iat: seconds(-120), exp: seconds(-60) })],
    ['that lives too long', () => ({ exp: seconds(3600) })],
    ['from tomorrow', () => ({ nbf: seconds(3600) })],
    ['without an id', () => ({ jti: undefined })],
  ])('%s is refused', async (_what, changes) => {
    const box = await createTestBox(parties.clock.now)
    const assertion = await postboxAssertion(parties, parties.hanako, box, changes())

    expect(await refusalOf(requestMailboxToken(under, box, assertion))).toEqual({
      status: 400,
      code: 'assertion_invalid',
    })
  })

  test('signed by somebody else is refused', async () => {
    const box = await createTestBox(parties.clock.now)
    const forged = { ...parties, cable: parties.insurers.midori }
    const assertion = await postboxAssertion(forged, parties.hanako, box)

    expect(await refusalOf(requestMailboxToken(under, box, assertion))).toEqual({
      status: 400,
      code: 'assertion_invalid',
    })
  })

  test('is changed at a box whose clock is two days ahead, with a nonce', async () => {
    const ahead = () => new Date(parties.clock.now().getTime() + 2 * 24 * 60 * 60_000)
    const box = await createTestBox(ahead)
    const assertion = await postboxAssertion(parties, parties.hanako, box)

    const asked = await requestMailboxToken(under, box, assertion)
    const nonce = asked.headers.get('dpop-nonce') ?? ''
    const given = await requestMailboxToken(under, box, assertion, nonce)

    expect([asked.status, given.status]).toEqual([401, 200])
  })

  test('without a proof of the key is refused', async () => {
    const box = await createTestBox(parties.clock.now)
    const body = new URLSearchParams({
      grant_type: mailboxGrant,
      assertion: await postboxAssertion(parties, parties.hanako, box),
    })

    expect(await refusalOf(under.call('/token', { method: 'POST', body }))).toEqual({
      status: 401,
      code: 'proof_invalid',
    })
  })
})

describe('an insurer', () => {
  test.each([
    ['is another', () => ({ iss: 'aoba', sub: 'aoba' })],
    ['says it is somebody else', () => ({ sub: 'aoba' })],
    ['is unknown', () => ({ iss: 'nobody', sub: 'nobody' })],
    ['asks somewhere else', () => ({ aud: cableIssuer })],
    ['asks for an hour', () => ({ exp: seconds(3600) })],
    ['comes late', () => ({ iat: seconds(-600), exp: seconds(-300) })],
  ])('that %s gets no token', async (_what, changes) => {
    const assertion = await clientAssertion(parties, 'midori', changes())

    expect(await refusalOf(requestInsurerToken(under, assertion))).toEqual({
      status: 400,
      code: 'assertion_invalid',
    })
  })

  test('may name the token endpoint as audience, and uses an assertion once', async () => {
    const assertion = await clientAssertion(parties, 'midori', { aud: `${publicUrl}/token` })

    expect((await requestInsurerToken(under, assertion)).status).toBe(200)
    expect(await refusalOf(requestInsurerToken(under, assertion))).toEqual({
      status: 400,
      code: 'assertion_invalid',
    })
  })

  test('reaches no letters, and a viewer no insurer', async () => {
    const office = await createBackOffice(under, 'midori')
    const viewer = await signIn(under, parties.hanako)
    const bearer = { Authorization: `Bearer ${viewer.tokens.access_token}` }

    expect(await refusalOf(office.call('/letters'))).toMatchObject({ status: 401 })
    expect((await viewer.call('/insurer/recipients')).status).toBe(401)
    expect((await under.call('/insurer/recipients', { headers: bearer })).status).toBe(403)
  })
})

describe('the token endpoint refuses', () => {
  const type = 'application/x-www-form-urlencoded'
  test.each([
    ['JSON', 'application/json', '{}', 415, 'unsupported_media_type'],
    ['nothing', type, '', 400, 'invalid_request'],
    ['another grant', type, 'grant_type=password&username=a', 400, 'invalid_request'],
    [
      'one name twice',
      type,
      `grant_type=${mailboxGrant}&assertion=a&assertion=b`,
      400,
      'invalid_request',
    ],
    [
      'an unknown name',
      type,
      `grant_type=${mailboxGrant}&assertion=a&admin=1`,
      400,
      'invalid_request',
    ],
    ['a huge body', type, 'a'.repeat(9000), 413, 'payload_too_large'],
    ['bytes that are no UTF-8', type, Uint8Array.of(0xff, 0xfe), 400, 'invalid_request'],
  ])('%s', async (_what, contentType, body, status, code) => {
    const headers = { 'Content-Type': contentType }

    const refusal = await refusalOf(under.call('/token', { method: 'POST', body, headers }))

    expect(refusal).toEqual({ status, code })
  })
})

describe('a viewer', () => {
  test('reads letters, and opens them only by saying so', async () => {
    const { letterId } = await deliver(await createBackOffice(under, 'midori'))
    const viewer = await signIn(under, parties.hanako)
    const isUnread = async () => (await (await viewer.call('/letters')).json()).letters[0].isUnread
    await viewer.call(`/letters/${letterId}`)
    await viewer.call(`/letters/${letterId}/pdf`)
    const before = await isUnread()

    const opened = await viewer.call(`/letters/${letterId}/opened`, { method: 'POST' })

    expect([before, opened.status, await isUnread()]).toEqual([true, 204, false])
  })

  test('gets how many letters wait, with the long-lived token and nothing else', async () => {
    await deliver(await createBackOffice(under, 'midori'))
    const { tokens, callWith } = await signIn(under, parties.hanako)

    const waiting = await callWith(tokens.waiting_token, '/waiting-letters')

    expect(await waiting.json()).toEqual({
      unread: 1,
      senders: ['みどり生命保険'],
      nearestFormDueOn: '2099-11-30',
    })
    expect((await callWith(tokens.waiting_token, '/letters')).status).toBe(403)
    expect((await callWith(tokens.access_token, '/waiting-letters')).status).toBe(403)
  })

  test.each([
    ['GET', ''],
    ['GET', '/pdf'],
    ['POST', '/opened'],
  ])("does not find another person's letter by %s %s", async (method, rest) => {
    const { letterId } = await deliver(await createBackOffice(under, 'midori'))
    const ichiro = await signIn(under, parties.ichiro)

    const refusal = await refusalOf(ichiro.call(`/letters/${letterId}${rest}`, { method }))

    expect(refusal).toEqual({ status: 404, code: 'not_found' })
  })

  test('has to sign in again after fifteen minutes', async () => {
    const viewer = await signIn(under, parties.hanako)
    parties.clock.advance(15 * 60_000)

    expect(await refusalOf(viewer.call('/letters'))).toEqual({
      status: 401,
      code: 'session_expired',
    })
  })

  test('cannot use the token with the key of another box', async () => {
    const viewer = await signIn(under, parties.hanako)
    const thief = await createTestBox(parties.clock.now)
    const { access_token } = viewer.tokens
    const headers = {
      Authorization: `DPoP ${access_token}`,
      DPoP: await thief.proof('GET', `${publicUrl}/letters`, access_token),
    }

    expect(await refusalOf(under.call('/letters', { headers }))).toEqual({
      status: 401,
      code: 'token_invalid',
    })
  })

  test.each([
    ['an unknown question', [{ questionId: 'x', value: 'yes', phoneNumber: null }]],
    ['an unknown choice', [{ questionId: 'phone_changed', value: 'maybe', phoneNumber: null }]],
    ['one question twice', [answers[0], answers[0]]],
    ['a number nobody asked for', [{ ...answers[0], phoneNumber: '0884005678' }]],
  ])('saves no draft with %s', async (_what, given) => {
    const { letterId } = await deliver(await createBackOffice(under, 'midori'))
    const viewer = await signIn(under, parties.hanako)

    const refusal = await refusalOf(
      viewer.send('PUT', `/letters/${letterId}/draft`, { answers: given }),
    )

    expect(refusal).toEqual({ status: 400, code: 'answers_invalid' })
    expect(await under.deps.stores.letters.draftOf(letterId)).toBeNull()
  })
})

describe('every route with a body refuses', () => {
  const bodies = [
    ['no JSON', 'application/json', '{', 400],
    ['another type', 'text/plain', '{}', 415],
    ['a huge body', 'application/json', `"${'a'.repeat(20_000)}"`, 413],
    ['bytes that are no UTF-8', 'application/json', Uint8Array.of(0x22, 0xff, 0x22), 400],
    ['an unknown field', 'application/json', '{"answers":[],"challengeId":null,"more":1}', 400],
    ['a list', 'application/json', '[]', 400],
    ['null', 'application/json', 'null', 400],
  ] as const
  const routes = [
    ['PUT', '/draft'],
    ['POST', '/submission-challenges'],
    ['POST', '/submissions'],
  ] as const

  test.each(routes.flatMap((route) => bodies.map((body) => [...route, ...body] as const)))(
    '%s %s: %s',
    async (method, rest, _what, type, body, status) => {
      const { letterId } = await deliver(await createBackOffice(under, 'midori'))
      const viewer = await signIn(under, parties.hanako)
      const path = rest === '/submissions' ? rest : `/letters/${letterId}${rest}`

      const response = await viewer.call(path, { method, body, headers: { 'Content-Type': type } })

      expect(response.status).toBe(status)
      expect(under.faults).toEqual([])
    },
  )
})
