import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type SetupServer, setupServer } from 'msw/node'
import * as z from 'zod/mini'
import { IssuedChallenge } from '#cable-backend/contract/card-proof'
import { Letter, LetterSummary } from '#cable-backend/contract/letter'
import { MailboxTokens, mailboxGrant } from '#cable-backend/contract/postbox-token'
import { ProblemBody } from '#cable-backend/contract/problem'
import { PostboxAssertion, SignedIn, SignInAnswer } from '#cable-backend/contract/sign-in'
import { encodeBase64 } from '#cable-backend/src/card-proof/encoding'
import { importOrderKey } from '#emergency-alerts/src/orders/signing/order-key'
import { signOrder } from '#emergency-alerts/src/orders/signing/sign-order'
import { until } from '#mocks/fixtures/alerts/relay-under-test'
import { readStream } from '#mocks/fixtures/alerts/stream-reader'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { recallSigningKey } from '#mocks/town/town-keys'
import {
  type BoxHostClient,
  createBoxHostClient,
} from '#remote-reader-driver/contract/box-host-client'
import { createChannelPair } from '#remote-reader-driver/contract/channel'
import { createInPageTown, type InPageTown } from './in-page-town.ts'

const origin = 'http://page.test'
const keepsake = memoryKeepsake()
let town: InPageTown
let server: SetupServer
let faults: Error[]

beforeAll(async () => {
  const onFault = (fault: Error) => faults.push(fault)
  town = await createInPageTown({ origin, keepsake, now: () => new Date(), onFault })
  server = setupServer(...town.handlers)
  server.listen({ onUnhandledRequest: 'error' })
}, 120_000)
beforeEach(() => {
  faults = []
})
afterAll(async () => {
  server.close()
  await town.end()
})

/** A television without a screen: it asks its box for proofs as the real one does. */
function switchOn(boxId: string) {
  const box = town.boxes.find((one) => one.boxId === boxId)
  if (box === undefined) throw new RangeError(boxId)
  const [here, there] = createChannelPair()
  box.connect(there)
  return { box, host: createBoxHostClient(here) }
}

interface Asked {
  readonly token?: string
  readonly body?: object | URLSearchParams
}

async function ask(host: BoxHostClient, line: string, { token, body }: Asked = {}) {
  const [method = '', path = ''] = line.split(' ')
  const htu = `${origin}${path}`
  const headers = new Headers({
    DPoP: await host.proof({ htm: method, htu, accessToken: token ?? null }),
  })
  if (token !== undefined) headers.set('Authorization', `DPoP ${token}`)
  const isForm = body instanceof URLSearchParams
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json')
  const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }
  const response = await fetch(htu, { method, headers, ...sent })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

async function tap(host: BoxHostClient, pin: string) {
  const { answer } = await ask(host, 'POST /cable/sign-in/challenges')
  const { challengeId, document } = IssuedChallenge.parse(answer)
  const message = encodeBase64(new TextEncoder().encode(document))
  const tapped = await host.authenticate({ message, pin, spendLastTry: false })
  if (!tapped.ok) throw new Error(tapped.error.kind)
  const { certificate, signature, algorithm } = tapped.value
  const body = { challengeId, unverifiedCertificate: certificate, signature, algorithm }
  return await ask(host, 'POST /cable/sign-in', { body })
}

async function openMailbox(host: BoxHostClient, token: string): Promise<string> {
  const asserted = await ask(host, 'POST /cable/postbox-assertions', { token })
  const { assertion } = PostboxAssertion.parse(asserted.answer)
  const body = new URLSearchParams({ grant_type: mailboxGrant, assertion })
  const granted = await ask(host, 'POST /postbox/token', { body })
  return MailboxTokens.parse(granted.answer).access_token
}

describe('the town in a page', () => {
  test('lets a resident sign in for the first time and read a letter', async () => {
    const { box, host } = switchOn('tanaka-living')
    box.layCard('hanako')

    const first = SignInAnswer.parse((await tap(host, '1234')).answer)
    if (first.kind !== 'first_use') throw new Error(first.kind)
    const hanako = first.candidates.find(({ name }) => name === '田中花子')
    const linked = await ask(host, 'POST /cable/card-links', {
      body: { ticket: first.ticket, residentId: hanako?.residentId },
    })
    const mailbox = await openMailbox(host, SignedIn.parse(linked.answer).accessToken)
    const inbox = await ask(host, 'GET /postbox/letters', { token: mailbox })
    const { letters } = z.object({ letters: z.array(LetterSummary) }).parse(inbox.answer)
    const form = letters.find((letter) => letter.form !== null)
    const opened = await ask(host, `GET /postbox/letters/${form?.letterId}`, { token: mailbox })

    const senders = new Set(letters.map(({ insurer }) => insurer.name))
    expect(senders).toEqual(new Set(['あおば生命保険', 'みどり生命保険']))
    expect(Letter.parse(opened.answer)).toMatchObject({
      recipientName: '田中花子',
      subject: expect.stringContaining('現況届'),
    })
    expect(faults).toEqual([])
  })

  test.each([
    ['miura', '5678', 'certificate_expired'],
    ['takeshi', '6789', 'certificate_revoked'],
  ])('refuses the card of %s', async (persona, pin, code) => {
    const { box, host } = switchOn('kinoshita')
    box.layCard(persona)

    const refused = await tap(host, pin)

    expect(ProblemBody.parse(refused.answer).code).toBe(code)
  })

  test('says that nothing is known while the responder rests', async () => {
    const { box, host } = switchOn('yoshida')
    box.layCard('shigeru')
    town.jlis.register.setResponder('down')

    const refused = await tap(host, '3456')
    town.jlis.register.setResponder('up')

    expect(ProblemBody.parse(refused.answer).code).toBe('revocation_unavailable')
  })

  test('has a card that is blocked', async () => {
    const { box, host } = switchOn('kinoshita')
    box.layCard('misao')

    expect(await host.triesLeft()).toEqual({ ok: true, value: 0 })
  })
})

test('an order reaches the television through the relay of the page', async () => {
  const { host } = switchOn('tanaka-living')
  const url = `${town.cableUrl}/alerts/stream`
  const proof = await host.proof({ htm: 'GET', htu: url, accessToken: null })
  const reader = await readStream(await fetch(url, { headers: { DPoP: proof } }))
  await until(() => reader.states().length === 1)

  const key = await importOrderKey(await recallSigningKey(keepsake, 'municipality'))
  const document = orderDocument({
    issuedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  const { orderId, revision } = document
  const message = { sequence: 1, orderId, revision, signedOrder: await signOrder(document, key) }
  await town.bus.publish(message)

  await until(() => reader.orders().length === 1)
  expect(reader.profiles()[0]?.home.town).toBe('363870005103')
  expect(reader.orders()).toEqual([message.signedOrder])
  reader.leave()
})
