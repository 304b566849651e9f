import { beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { createTestBox, type TestBox } from '#mocks/fixtures/test-box'
import { answerProblem } from '../http/problem.ts'
import { boxProof } from './gates-middleware.ts'
import { createProofNonces } from './proof-nonces.ts'
import { memoryReplayStore } from './replay-store.ts'

let at = new Date('2026-11-22T12:00:00.000Z')
const publicUrl = 'https://cable.test/cable'
const twoDays = 2 * 24 * 60 * 60
const nonces = createProofNonces(new Uint8Array(32).fill(5))

let box: TestBox

beforeAll(async () => {
  box = await createTestBox(() => at)
})

const appOf = () =>
  new Hono()
    .post(
      '/box',
      boxProof({ publicUrl, now: () => at, replays: memoryReplayStore(), nonces }),
      (c) => c.json({ device: c.var.device }, 200),
    )
    .onError(answerProblem((fault) => Promise.reject(fault)))

const post = async (claims: Record<string, unknown>, app = appOf(), htm = 'POST') => {
  const proof = await box.prove({ htm, htu: `${publicUrl}/box`, claims })
  return app.request('/box', { method: 'POST', headers: { DPoP: proof } })
}

const codeOf = async (response: Response): Promise<string> => {
  const body: { code?: string } = await response.json()
  return `${response.status} ${body.code ?? 'ok'}`
}

const nonceOf = (response: Response) => response.headers.get('dpop-nonce') ?? ''
const seconds = () => Math.floor(at.getTime() / 1000)

test.each([-60, 60])('a proof may be made %i s away', async (away) => {
  expect(await codeOf(await post({ iat: seconds() + away }))).toBe('200 ok')
})

describe('a proof by a clock that is wrong', () => {
  test.each([-61, 61, -twoDays, twoDays])(
    '(%i s) is asked for a nonce, and taken with it',
    async (away) => {
      const claims = { iat: seconds() + away }

      const asked = await post(claims)
      const taken = await post({ ...claims, nonce: nonceOf(asked) })

      expect(asked.headers.get('www-authenticate')).toBe(
        'DPoP error="use_dpop_nonce", algs="ES256"',
      )
      expect(await codeOf(asked)).toBe('401 use_dpop_nonce')
      expect(await codeOf(taken)).toBe('200 ok')
    },
  )

  test('is asked again when its nonce is old, of another wall, from the future or none', async () => {
    const iat = seconds() + twoDays
    const [old, ahead] = [at.getTime() - 61_000, at.getTime() + 1].map((time) => new Date(time))
    const strange = createProofNonces(new Uint8Array(32).fill(6))
    const good = await nonces.issue(at)
    const bad = [
      await nonces.issue(old ?? at),
      await nonces.issue(ahead ?? at),
      await strange.issue(at),
      good.replace(/^\d+/, String(at.getTime() - 1)),
      good.slice(0, -1),
      'a',
      '',
    ]

    const answers = await Promise.all(bad.map(async (nonce) => codeOf(await post({ iat, nonce }))))

    expect(new Set(answers)).toEqual(new Set(['401 use_dpop_nonce']))
  })

  test('is good once, as any other', async () => {
    const app = appOf()
    const claims = {
      iat: seconds() + twoDays,
      jti: crypto.randomUUID(),
      nonce: await nonces.issue(at),
    }

    const answers = [await codeOf(await post(claims, app)), await codeOf(await post(claims, app))]
    at = new Date(at.getTime() + 60_001)
    answers.push(await codeOf(await post(claims, app)))
    at = new Date(at.getTime() - 60_001)

    expect(answers).toEqual(['200 ok', '401 proof_invalid', '401 use_dpop_nonce'])
  })

  test('gets no nonce for what is wrong besides', async () => {
    const response = await post({ iat: seconds() + twoDays }, appOf(), 'GET')

    expect(await codeOf(response)).toBe('401 proof_invalid')
    expect(response.headers.has('dpop-nonce')).toBe(false)
  })

  test('may be right again: an old nonce does no harm', async () => {
    const nonce = await nonces.issue(new Date(at.getTime() - 3_600_000))

    expect(await codeOf(await post({ nonce }))).toBe('200 ok')
  })
})
