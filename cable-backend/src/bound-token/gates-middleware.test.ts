import { beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { base64url, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import { createTestBox, type ProofSpec, type TestBox } from '#mocks/fixtures/test-box'
import { answerProblem } from '../http/problem.ts'
import { issueBoundToken, type TokenGrant } from './bound-token.ts'
import { bearer, boxProof, signedIn } from './gates-middleware.ts'
import { createProofNonces } from './proof-nonces.ts'
import { memoryReplayStore, type ReplayStore } from './replay-store.ts'
import { importSigningKey, PrivateKey, type SigningKey } from './signing-key.ts'

let at = new Date('2026-11-22T12:00:00.000Z')
const now = () => at
const publicUrl = 'https://cable.test/cable'
const newId = () => crypto.randomUUID()

const nonces = createProofNonces(new Uint8Array(32).fill(5))

let key: SigningKey
let box: TestBox
let other: TestBox

const newSigningKey = async (): Promise<SigningKey> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y, d } = await exportJWK(privateKey)
  return importSigningKey(PrivateKey.parse({ kty, crv, x, y, d }))
}

beforeAll(async () => {
  key = await newSigningKey()
  box = await createTestBox(now)
  other = await createTestBox(now)
})

interface Setting {
  readonly replays?: ReplayStore
  readonly admits?: (thumbprint: string) => Promise<boolean>
}

const appOf = ({ replays = memoryReplayStore(), admits }: Setting = {}) => {
  const gate = { publicUrl, now, replays, nonces, ...(admits === undefined ? {} : { admits }) }
  const tokens = { ...gate, issuer: publicUrl, audience: publicUrl, keys: [key.publicJwk] }
  return new Hono()
    .post('/box', boxProof(gate), (c) => c.json({ device: c.var.device }, 200))
    .get('/letters', signedIn({ ...tokens, scope: 'mailbox' }), (c) => c.json(c.var.token, 200))
    .get('/insurer', bearer({ ...tokens, scope: 'insurer' }), (c) => c.json(c.var.token, 200))
    .onError(answerProblem((fault) => Promise.reject(fault)))
}

const codeOf = async (response: Response): Promise<string> => {
  const body: { code?: string } = await response.json()
  return `${response.status} ${body.code ?? 'ok'}`
}

const url = `${publicUrl}/box`
const postBox = async (proof: string, app = appOf()) =>
  codeOf(await app.request('/box', { method: 'POST', headers: { DPoP: proof } }))

const proofBy = (spec: Partial<ProofSpec> = {}) => box.prove({ htm: 'POST', htu: url, ...spec })

describe('the proof of a box', () => {
  test('lets its request pass and names its key', async () => {
    const headers = { DPoP: await proofBy() }

    const response = await appOf().request('/box', { method: 'POST', headers })

    expect(await response.json()).toEqual({ device: box.thumbprint })
  })

  const seconds = () => Math.floor(at.getTime() / 1000)
  const refused: readonly (readonly [string, () => Partial<ProofSpec>])[] = [
    ['another method', () => ({ htm: 'GET' })],
    ['a method in lower case', () => ({ htm: 'post' })],
    ['another path', () => ({ htu: `${publicUrl}/session` })],
    ['another wall', () => ({ htu: 'https://postbox.test/cable/box' })],
    ['a relative address', () => ({ htu: '/box' })],
    ['the type JWT', () => ({ header: { typ: 'JWT' } })],
    ['no type', () => ({ header: { typ: undefined } })],
    ['no key', () => ({ header: { jwk: undefined } })],
    ['no iat', () => ({ claims: { iat: undefined } })],
    ['an iat as text', () => ({ claims: { iat: `${seconds()}` } })],
    ['no jti', () => ({ claims: { jti: undefined } })],
    ['a short jti', () => ({ claims: { jti: 'a' } })],
    ['a long jti', () => ({ claims: { jti: 'a'.repeat(129) } })],
    ['no htu', () => ({ claims: { htu: undefined } })],
    ['an ath without a token', () => ({ accessToken: 'a-token' })],
  ]

  test.each(refused)('is refused with %s', async (_what, spec) => {
    const proof = await proofBy(spec()).catch(() => 'cannot be made')

    expect(await postBox(proof)).toBe('401 proof_invalid')
  })

  test.each([
    ['nothing', ''],
    ['a word', 'proof'],
    ['three words', 'a.b.c'],
    ['five kilobytes', 'a'.repeat(5000)],
  ])('is refused when it is %s', async (_what, proof) => {
    expect(await postBox(proof)).toBe('401 proof_invalid')
  })

  test('ignores the query of the address, as RFC 9449 says', async () => {
    expect(await postBox(await proofBy({ htu: `${url}?a=b#c` }))).toBe('200 ok')
  })

  test('is refused with the private key in its header', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(privateKey)
    const proof = await new SignJWT({ jti: newId(), htm: 'POST', htu: url, iat: seconds() })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .sign(privateKey)

    expect(await postBox(proof)).toBe('401 proof_invalid')
  })

  test.each(['ES384', 'RS256', 'PS256', 'EdDSA'])('is refused with %s', async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    const proof = await new SignJWT({ jti: newId(), htm: 'POST', htu: url, iat: seconds() })
      .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk: await exportJWK(publicKey) })
      .sign(privateKey)

    expect(await postBox(proof)).toBe('401 proof_invalid')
  })

  test.each(['none', 'HS256'])('is refused with %s', async (alg) => {
    const [, payload] = (await proofBy()).split('.')
    const header = base64url.encode(JSON.stringify({ typ: 'dpop+jwt', alg, jwk: {} }))

    expect(await postBox(`${header}.${payload}.`)).toBe('401 proof_invalid')
  })

  test('is refused when another key signed it', async () => {
    const stranger = await generateKeyPair('ES256')
    const [header = ''] = (await proofBy()).split('.')
    const { jwk } = JSON.parse(new TextDecoder().decode(base64url.decode(header)))
    const proof = await new SignJWT({ jti: newId(), htm: 'POST', htu: url, iat: seconds() })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
      .sign(stranger.privateKey)

    expect(await postBox(proof)).toBe('401 proof_invalid')
  })

  test('is good once, also when it comes ten times at once', async () => {
    const app = appOf()
    const proof = await proofBy()

    const answers = await Promise.all(Array.from({ length: 10 }, () => postBox(proof, app)))

    expect(answers.filter((answer) => answer === '200 ok')).toHaveLength(1)
    expect(answers.filter((answer) => answer === '401 proof_invalid')).toHaveLength(9)
  })

  test('may carry the same jti as the proof of another box', async () => {
    const app = appOf()
    const claims = { jti: newId() }

    expect(await postBox(await proofBy({ claims }), app)).toBe('200 ok')
    expect(await postBox(await other.prove({ htm: 'POST', htu: url, claims }), app)).toBe('200 ok')
  })

  test('two of them at once are refused', async () => {
    const proofs = `${await proofBy()}, ${await proofBy()}`

    expect(await postBox(proofs)).toBe('401 proof_invalid')
  })

  test('of a box that nobody registered is refused, and not remembered', async () => {
    const replays = memoryReplayStore(1)
    const app = appOf({ replays, admits: async (thumbprint) => thumbprint === box.thumbprint })

    expect(await postBox(await other.prove({ htm: 'POST', htu: url }), app)).toBe('403 box_unknown')
    expect(await postBox(await proofBy(), app)).toBe('200 ok')
  })

  test('is refused for now when no more can be remembered, and taken once old ones are out', async () => {
    const app = appOf({ replays: memoryReplayStore(1) })
    const before = at

    expect(await postBox(await proofBy(), app)).toBe('200 ok')
    expect(await postBox(await proofBy(), app)).toBe('503 unavailable')
    at = new Date(at.getTime() + 61_000)
    expect(await postBox(await proofBy(), app)).toBe('200 ok')
    at = before
  })
})

const grant = (overrides: Partial<TokenGrant> = {}): TokenGrant => ({
  issuer: publicUrl,
  audience: publicUrl,
  subject: 'a-resident',
  clientId: 'tv',
  scope: 'mailbox',
  sessionId: 'a-session',
  thumbprint: box.thumbprint,
  lifetimeSeconds: 900,
  ...overrides,
})

const lettersUrl = `${publicUrl}/letters`
async function getLetters(token: string, by = box, scheme = 'DPoP'): Promise<string> {
  const proof = await by.prove({ htm: 'GET', htu: lettersUrl, accessToken: token })
  const headers = { DPoP: proof, Authorization: `${scheme} ${token}` }
  return codeOf(await appOf().request('/letters', { headers }))
}
const tokenOf = async (overrides: Partial<TokenGrant> = {}, by = key) =>
  (await issueBoundToken(grant(overrides), by, { now, newId })).token

/** A token by our own key with anything in it. */
async function handMade(
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): Promise<string> {
  const iat = Math.floor(at.getTime() / 1000)
  const jwt = { iss: publicUrl, aud: publicUrl, sub: 'a', jti: newId(), iat, exp: iat + 900 }
  return new SignJWT({ ...jwt, client_id: 'tv', scope: 'mailbox', ...claims })
    .setProtectedHeader({ typ: 'at+jwt', alg: 'ES256', kid: key.kid, ...header })
    .sign(key.privateKey)
}

describe('a token bound to a key', () => {
  test('opens with a proof by that key', async () => {
    const token = await tokenOf()
    const proof = await box.prove({ htm: 'GET', htu: lettersUrl, accessToken: token })
    const headers = { DPoP: proof, Authorization: `DPoP ${token}` }

    const response = await appOf().request('/letters', { headers })

    expect(await response.json()).toMatchObject({
      subject: 'a-resident',
      sessionId: 'a-session',
      thumbprint: box.thumbprint,
      expiresAt: '2026-11-22T12:15:00.000Z',
    })
  })

  test('is of no use to another box', async () => {
    expect(await getLetters(await tokenOf(), other)).toBe('401 token_invalid')
  })

  test('is of no use as a bearer token', async () => {
    expect(await getLetters(await tokenOf(), box, 'Bearer')).toBe('401 token_invalid')
  })

  test('is of no use with a proof for another token', async () => {
    const proof = await box.prove({ htm: 'GET', htu: lettersUrl, accessToken: await tokenOf() })
    const headers = { DPoP: proof, Authorization: `DPoP ${await tokenOf()}` }

    expect(await codeOf(await appOf().request('/letters', { headers }))).toBe('401 proof_invalid')
  })

  test('is of no use without a proof', async () => {
    const headers = { Authorization: `DPoP ${await tokenOf()}` }

    expect(await codeOf(await appOf().request('/letters', { headers }))).toBe('401 proof_invalid')
  })

  test('ends to the second', async () => {
    const token = await tokenOf({ lifetimeSeconds: 1 })
    const before = at

    at = new Date(before.getTime() + 999)
    const inTime = await getLetters(token)
    at = new Date(before.getTime() + 1000)
    const late = await getLetters(token)
    at = before

    expect([inTime, late]).toEqual(['200 ok', '401 session_expired'])
  })

  const refused: readonly (readonly [string, () => Promise<string>, string])[] = [
    ['another scope', () => tokenOf({ scope: 'waiting' }), '403 access_denied'],
    ['a longer scope', () => tokenOf({ scope: 'mailbox-admin' }), '403 access_denied'],
    ['another issuer', () => tokenOf({ issuer: 'https://x.test' }), '401 token_invalid'],
    ['another audience', () => tokenOf({ audience: 'https://x.test' }), '401 token_invalid'],
    ['no binding', () => tokenOf({ thumbprint: null }), '401 token_invalid'],
    [
      'the signature of another key',
      async () => tokenOf({}, await newSigningKey()),
      '401 token_invalid',
    ],
    ['the type JWT', () => handMade({}, { typ: 'JWT' }), '401 token_invalid'],
    ['no end', () => handMade({ exp: undefined }), '401 token_invalid'],
    ['no subject', () => handMade({ sub: undefined }), '401 token_invalid'],
    ['no id', () => handMade({ jti: undefined }), '401 token_invalid'],
    ['a binding that is none', () => handMade({ cnf: { jkt: 7 } }), '401 token_invalid'],
    [
      'a begin in the future',
      () => handMade({ nbf: at.getTime() / 1000 + 60 }),
      '401 token_invalid',
    ],
    ['no words', async () => '', '401 token_invalid'],
    ['three words', async () => 'a.b.c', '401 token_invalid'],
  ]

  test.each(refused)('is refused with %s', async (_what, make, answer) => {
    expect(await getLetters(await make())).toBe(answer)
  })
})

describe('a bearer token', () => {
  const getInsurer = async (token: string) =>
    codeOf(await appOf().request('/insurer', { headers: { Authorization: `Bearer ${token}` } }))

  test('opens for a server, unless it is bound to a key', async () => {
    const insurer = { scope: 'insurer', sessionId: null }

    expect(await getInsurer(await tokenOf({ ...insurer, thumbprint: null }))).toBe('200 ok')
    expect(await getInsurer(await tokenOf(insurer))).toBe('401 token_invalid')
  })
})

describe('another implementation', () => {
  test('of the client makes requests that we take', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ])
    at = new Date()
    const handle = oauth.DPoP({}, keys)
    const thumbprint = await handle.calculateThumbprint()
    const token = await tokenOf({ thumbprint })

    const response = await oauth.protectedResourceRequest(
      token,
      'GET',
      new URL(lettersUrl),
      new Headers(),
      null,
      {
        DPoP: handle,
        [oauth.customFetch]: async (_url, { headers }) => appOf().request('/letters', { headers }),
      },
    )

    expect(response.status).toBe(200)
  })

  test('of the resource takes our tokens with our proofs', async () => {
    at = new Date()
    const token = await tokenOf()
    const proof = await box.prove({ htm: 'GET', htu: lettersUrl, accessToken: token })
    const request = new Request(lettersUrl, {
      headers: { DPoP: proof, Authorization: `DPoP ${token}` },
    })

    const claims = await oauth.validateJwtAccessToken(
      { issuer: publicUrl, jwks_uri: `${publicUrl}/jwks` },
      request,
      publicUrl,
      { [oauth.customFetch]: async () => Response.json({ keys: [key.publicJwk] }) },
    )

    expect(claims.sub).toBe('a-resident')
  })
})

test('a key in the configuration becomes a key with its thumbprint as name', async () => {
  const { kid, publicJwk } = key

  expect(publicJwk).toMatchObject({ kid, alg: 'ES256', use: 'sig' })
  expect(publicJwk).not.toHaveProperty('d')
  await expect(importJWK(publicJwk, 'ES256')).resolves.toBeDefined()
})
