import { describe, expect, test } from '@jest/globals'
import { createDeskApi } from './desk-api.ts'

const answering = (body: unknown, status: number) =>
  createDeskApi(async () => Response.json(body, { status }))
const unreachable = createDeskApi(async () => {
  throw new TypeError('fetch failed')
})
const accept = { decision: 'accepted' } as const

describe('the desk’s way to its back office', () => {
  test('takes an answer that keeps the contract', async () => {
    expect(await answering({ submissions: [] }, 200).submissions()).toEqual({
      ok: true,
      value: { submissions: [] },
    })
  })

  test('tells a refusal from a cut line', async () => {
    const refusing = answering({ code: 'not_found', message: '' }, 404)

    expect(await refusing.submission('x')).toEqual({
      ok: false,
      error: { kind: 'refused', code: 'not_found' },
    })
    expect(await unreachable.submissions()).toEqual({ ok: false, error: { kind: 'unreachable' } })
  })

  test.each([
    [409, 'already_decided'],
    [503, 'unavailable'],
  ])('knows that an act refused with %d did not happen', async (status, code) => {
    const outcome = await answering({ code, message: '' }, status).decide('x', accept)

    expect(outcome).toEqual({ kind: 'refused', code })
  })

  test.each([500, 502, 504])('does not know what came of an act answered %d', async (status) => {
    const desk = answering({ code: 'unexpected', message: '' }, status)

    expect(await desk.decide('x', accept)).toEqual({ kind: 'outcome_unknown' })
  })

  test('does not know what came of an act when the line was cut or the answer is strange', async () => {
    expect(await unreachable.decide('x', accept)).toEqual({ kind: 'outcome_unknown' })
    expect(await answering({ strange: true }, 200).decide('x', accept)).toEqual({
      kind: 'outcome_unknown',
    })
  })
})
