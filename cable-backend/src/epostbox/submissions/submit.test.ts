import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Letter, Receipt } from '#cable-backend/contract/letter'
import { encodeBase64 } from '#cable-backend/src/card-proof/encoding'
import { answers, statusCheckForm } from '#mocks/fixtures/postbox/notices'
import { deliverToHanako } from '#mocks/fixtures/postbox/opened-postbox'
import {
  ask,
  type BackOffice,
  createBackOffice,
  createClock,
  createParties,
  deliver,
  type Parties,
  type PostboxUnderTest,
  refusalOf,
  signIn,
  type Viewer,
} from '#mocks/fixtures/postbox/postbox-under-test'
import { createTestCard } from '#mocks/fixtures/postbox/test-card'

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

describe('a submission', () => {
  test('is answered with a receipt, and a retry of the same proof with the same one', async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))

    const first = await hanako.send('POST', '/submissions', proof)
    const retry = await hanako.send('POST', '/submissions', proof)

    expect([first.status, retry.status]).toEqual([201, 200])
    const receipt = Receipt.parse(await first.json())
    expect(receipt.receiptNumber).toMatch(/^\d{4}-\d{4}-\d{4}$/)
    expect(await retry.json()).toEqual(receipt)
  })

  test('leaves a receipt on the letter, and no draft', async () => {
    await hanako.send('PUT', `/letters/${letterId}/draft`, { answers })
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    const receipt = Receipt.parse(await (await hanako.send('POST', '/submissions', proof)).json())

    const letter = Letter.parse(await (await hanako.call(`/letters/${letterId}`)).json())

    expect(letter).toMatchObject({ draft: null, receipt })
  })

  test('is made once when the same proof comes twice at the same moment', async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))

    const both = await Promise.all([
      hanako.send('POST', '/submissions', proof),
      hanako.send('POST', '/submissions', proof),
    ])

    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(await under.deps.stores.submissions.ofInsurer('midori')).toHaveLength(1)
  })

  test('is refused when another proof used the challenge before', async () => {
    const challenge = await ask(hanako, letterId)
    const proof = await parties.hanako.card.tap(challenge)
    const stranger = await parties.ichiro.card.tap(challenge)

    const wrong = await refusalOf(hanako.send('POST', '/submissions', stranger))
    const right = await refusalOf(hanako.send('POST', '/submissions', proof))

    expect(wrong).toEqual({ status: 403, code: 'card_other_person' })
    expect(right).toEqual({ status: 409, code: 'challenge_used' })
  })

  test('with another statement gets no receipt of the first', async () => {
    const [first, second] = [await ask(hanako, letterId), await ask(hanako, letterId)]
    await hanako.send('POST', '/submissions', await parties.hanako.card.tap(first))

    const refusal = await refusalOf(
      hanako.send('POST', '/submissions', await parties.hanako.card.tap(second)),
    )

    expect(refusal).toEqual({ status: 409, code: 'form_closed' })
  })
})

describe('refuses', () => {
  test('a statement that was changed by one byte', async () => {
    const challenge = await ask(hanako, letterId)
    const document = challenge.document.replace('はい', 'はＩ')
    const proof = await parties.hanako.card.tap({ ...challenge, document })

    expect(await refusalOf(hanako.send('POST', '/submissions', proof))).toEqual({
      status: 403,
      code: 'signature_mismatch',
    })
  })

  test('a challenge after its five minutes', async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    parties.clock.advance(5 * 60_000)

    expect(await refusalOf(hanako.send('POST', '/submissions', proof))).toEqual({
      status: 410,
      code: 'challenge_expired',
    })
  })

  test("a challenge of another person's mailbox", async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    const ichiro = await signIn(under, parties.ichiro, hanako.box)

    expect(await refusalOf(ichiro.send('POST', '/submissions', proof))).toEqual({
      status: 403,
      code: 'challenge_other_person',
    })
  })

  test('a challenge that was asked on another box', async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    const elsewhere = await signIn(under, parties.hanako)

    expect(await refusalOf(elsewhere.send('POST', '/submissions', proof))).toEqual({
      status: 403,
      code: 'challenge_other_box',
    })
  })

  test('a challenge that asked to sign in', async () => {
    const { stores, publicUrl, now } = under.deps
    const challenge = {
      challengeId: crypto.randomUUID(),
      purpose: 'login' as const,
      relyingParty: publicUrl,
      device: hanako.box.thumbprint,
      subject: null,
      nonce: 'a'.repeat(43),
      issuedAt: now(),
      expiresAt: new Date(now().getTime() + 60_000),
      statement: null,
    }
    await stores.challenges.save(challenge)
    const proof = await parties.hanako.card.tap({ ...challenge, document: '' })

    expect(await refusalOf(hanako.send('POST', '/submissions', proof))).toEqual({
      status: 403,
      code: 'challenge_wrong_purpose',
    })
  })

  test('a card that was revoked after the question was asked', async () => {
    const card = await createTestCard(parties.jlis, { keptAs: 'revoked later' })
    const viewer = await signIn(under, { ...parties.hanako, card })
    const proof = await card.tap(await ask(viewer, letterId))
    parties.jlis.register.revoke(card.der, parties.clock.now())

    expect(await refusalOf(viewer.send('POST', '/submissions', proof))).toEqual({
      status: 403,
      code: 'certificate_revoked',
    })
    expect(await under.deps.stores.submissions.ofInsurer('midori')).toEqual([])
  })

  test('everything while the revocation source is down, and takes the same proof later', async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    parties.jlis.register.setResponder('down')
    const refusal = await refusalOf(hanako.send('POST', '/submissions', proof))
    parties.jlis.register.setResponder('up')

    expect(refusal).toEqual({ status: 503, code: 'revocation_unavailable' })
    expect((await hanako.send('POST', '/submissions', proof)).status).toBe(201)
  })

  test.each([
    ['an unknown field', { statement: {} }, 400, 'invalid_request'],
    ['a challenge that is no id', { challengeId: 'x' }, 400, 'invalid_request'],
    ['an unknown challenge', { challengeId: crypto.randomUUID() }, 404, 'challenge_not_found'],
    ['another algorithm', { algorithm: 'none' }, 400, 'algorithm_not_allowed'],
    ['the name in lower case', { algorithm: 'rs256' }, 400, 'algorithm_not_allowed'],
    ['a signature of nothing', { signature: '' }, 403, 'signature_mismatch'],
    [
      'a short signature',
      { signature: encodeBase64(new Uint8Array(255)) },
      403,
      'signature_mismatch',
    ],
    ['no certificate', { unverifiedCertificate: '' }, 400, 'certificate_malformed'],
    ['a huge certificate', { unverifiedCertificate: 'A'.repeat(9000) }, 400, 'invalid_request'],
  ])('%s', async (_what, changes, status, code) => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))

    const refusal = await refusalOf(hanako.send('POST', '/submissions', { ...proof, ...changes }))

    expect(refusal).toEqual({ status, code })
    expect(await under.deps.stores.submissions.ofInsurer('midori')).toEqual([])
  })
})

describe('asking the card', () => {
  const path = () => `/letters/${letterId}/submission-challenges`

  test('answers the receipt where the form has arrived already', async () => {
    const proof = await parties.hanako.card.tap(await ask(hanako, letterId))
    const receipt = await (await hanako.send('POST', '/submissions', proof)).json()

    const response = await hanako.send('POST', path(), { answers })

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(receipt)
  })

  test('names the topics that have no answer', async () => {
    const response = await hanako.send('POST', path(), { answers: answers.slice(0, 1) })

    expect(response.status).toBe(409)
    expect(await response.json()).toEqual({
      code: 'draft_incomplete',
      message: 'These have no answer yet: 電話番号',
    })
  })

  test('is refused after the last day and its grace', async () => {
    const past = await deliver(midori, { form: statusCheckForm({ dueOn: '2020-11-30' }) })

    const refusal = await refusalOf(
      hanako.send('POST', `/letters/${past.letterId}/submission-challenges`, { answers }),
    )

    expect(refusal).toEqual({ status: 409, code: 'form_closed' })
  })

  test('is refused for a letter without a form', async () => {
    const plain = await deliver(midori, { form: null })

    const refusal = await refusalOf(
      hanako.send('POST', `/letters/${plain.letterId}/submission-challenges`, { answers }),
    )

    expect(refusal).toEqual({ status: 409, code: 'letter_has_no_form' })
  })

  test('stops at a flood', async () => {
    for (let asked = 0; asked < 5; asked++) await ask(hanako, letterId)

    expect(await refusalOf(hanako.send('POST', path(), { answers }))).toEqual({
      status: 429,
      code: 'too_many_challenges',
    })
  })

  test('gives two insurers no name of the box or the person that they share', async () => {
    const aoba = await createBackOffice(under, 'aoba')
    const other = await deliver(aoba, { recipientId: 'aob-Xw91hanako' })
    const [one, two] = [await ask(hanako, letterId), await ask(hanako, other.letterId)].map(
      ({ document }) => JSON.parse(document),
    )

    expect(one.device).not.toBe(two.device)
    expect(one.subject).not.toBe(two.subject)
    expect(JSON.stringify([one, two])).not.toContain(hanako.box.thumbprint)
  })
})
