import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Letter, Receipt } from '#cable-backend/contract/letter'
import { answers } from '#mocks/fixtures/postbox/notices'
import { deliverToHanako } from '#mocks/fixtures/postbox/opened-postbox'
import {
  ask,
  type BackOffice,
  createClock,
  createParties,
  type Parties,
  type PostboxUnderTest,
  refusalOf,
  type Viewer,
} from '#mocks/fixtures/postbox/postbox-under-test'

let parties: Parties
let under: PostboxUnderTest
let midori: BackOffice
let hanako: Viewer
let letterId: string

beforeAll(async () => {
  parties = await createParties(createClock())
})

beforeEach(async () => {
  ;({ under, midori, hanako, letterId } = await deliverToHanako(parties))
})

const json = { 'Content-Type': 'application/json' }
const notUtf8 = Uint8Array.of(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d)

/** What is wrong, the body and its type, and the answer; `good` is a body that would be taken. */
type Hostile = readonly [string, (good: object) => RequestInit, number, string]
const hostile: readonly Hostile[] = [
  ['no body', () => ({ headers: json }), 400, 'invalid_request'],
  ['half a body', () => ({ headers: json, body: '{"a":' }), 400, 'invalid_request'],
  ['null', () => ({ headers: json, body: 'null' }), 400, 'invalid_request'],
  ['a list', (good) => ({ headers: json, body: JSON.stringify([good]) }), 400, 'invalid_request'],
  [
    'an unknown field',
    (good) => ({ headers: json, body: JSON.stringify({ ...good, mine: 1 }) }),
    400,
    'invalid_request',
  ],
  [
    'numbers for its fields',
    (good) => ({
      headers: json,
      body: JSON.stringify(Object.fromEntries(Object.keys(good).map((name) => [name, 7]))),
    }),
    400,
    'invalid_request',
  ],
  ['bytes that are not UTF-8', () => ({ headers: json, body: notUtf8 }), 400, 'invalid_request'],
  [
    '20 kB',
    (good) => ({ headers: json, body: JSON.stringify(good).padEnd(20_000) }),
    413,
    'payload_too_large',
  ],
  [
    'the content type text/plain',
    (good) => ({ headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(good) }),
    415,
    'unsupported_media_type',
  ],
]

const accepted = { decision: 'accepted' }

test('the good bodies that are spoilt below are taken as they are', async () => {
  const draft = await hanako.send('PUT', `/letters/${letterId}/draft`, { answers })
  const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
  const submission = await hanako.send('POST', '/submissions', proof)
  const [kept] = await under.deps.stores.submissions.ofInsurer('midori')
  const path = `/insurer/submissions/${kept?.submissionId}/decision`
  const decision = await midori.send('POST', path, accepted)

  expect([draft.ok, submission.status, decision.status]).toEqual([true, 201, 200])
})

describe('a draft', () => {
  test.each(hostile)('with %s is refused, and none is kept', async (_what, sent, status, code) => {
    const init = { method: 'PUT', ...sent({ answers }) }
    const refusal = await refusalOf(hanako.call(`/letters/${letterId}/draft`, init))

    expect(refusal).toEqual({ status, code })
    const letter = await (await hanako.call(`/letters/${letterId}`)).json()
    expect(Letter.parse(letter).draft).toBeNull()
  })
})

describe('asking the card', () => {
  test.each(hostile)('with %s is refused', async (_what, sent, status, code) => {
    const init = { method: 'POST', ...sent({ answers }) }
    const path = `/letters/${letterId}/submission-challenges`

    expect(await refusalOf(hanako.call(path, init))).toEqual({ status, code })
  })
})

describe('a submission', () => {
  test.each(hostile)('with %s is refused, and the proof is still good', async (...row) => {
    const [, sent, status, code] = row
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    const refusal = await refusalOf(hanako.call('/submissions', { method: 'POST', ...sent(proof) }))

    expect(refusal).toEqual({ status, code })
    expect(await under.deps.stores.submissions.ofInsurer('midori')).toEqual([])
    expect((await hanako.send('POST', '/submissions', proof)).status).toBe(201)
  })
})

describe('a decision', () => {
  test.each(hostile)('with %s is refused, and nothing is decided', async (...row) => {
    const [, sent, status, code] = row
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    Receipt.parse(await (await hanako.send('POST', '/submissions', proof)).json())
    const [submission] = await under.deps.stores.submissions.ofInsurer('midori')
    const path = `/insurer/submissions/${submission?.submissionId}/decision`
    const refusal = await refusalOf(midori.call(path, { method: 'POST', ...sent(accepted) }))

    expect(refusal).toEqual({ status, code })
    const [after] = await under.deps.stores.submissions.ofInsurer('midori')
    expect(after).toEqual(submission)
  })
})
