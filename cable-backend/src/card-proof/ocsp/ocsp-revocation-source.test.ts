import { serve } from '@hono/node-server'
import { beforeAll, describe, expect, test } from '@jest/globals'
import * as asn1js from 'asn1js'
import { CertID } from 'pkijs'
import { makeCertificate, newRsaKeys, type TestCertificate } from '#mocks/fixtures/certificates'
import {
  draftOcspAnswer,
  ocspReply,
  type Spoil,
  spoiltResponder,
} from '#mocks/fixtures/ocsp-requests'
import { createJlis, type Delegate, type Jlis, testPolicy } from '#mocks/simulators/jlis/jlis'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { ocspRefusal, signOcspAnswer, wrapResponse } from '#mocks/simulators/jlis/ocsp-answers'
import { ocspRoutes } from '#mocks/simulators/jlis/ocsp-routes'
import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  ocspNoCheck,
  usage,
} from '#mocks/simulators/jlis/x509/certificate-extensions'
import type { CertificateIssuer } from '#mocks/simulators/jlis/x509/issue-certificate'
import { extension, issueCertificate } from '#mocks/simulators/jlis/x509/issue-certificate'
import type { VerifiedCertificate } from '../card-certificate.ts'
import type { RevocationAnswer } from '../revocation-source.ts'
import { readCertificate, verifyCertificate } from '../x509/verify-certificate.ts'
import { type OcspOptions, ocspRevocationSource } from './ocsp-revocation-source.ts'

const now = new Date('2026-11-22T12:00:00Z')
const seconds = (count: number) => new Date(now.getTime() + count * 1000)
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))

let jlis: Jlis
let card: TestCertificate
let certificate: VerifiedCertificate
let keys: CryptoKeyPair

beforeAll(async () => {
  jlis = await createJlis({ keepsake: memoryKeepsake(), now: () => now })
  keys = await newRsaKeys()
  card = await makeCertificate(jlis)
  certificate = await verified(card)
})

async function verified({ der }: TestCertificate): Promise<VerifiedCertificate> {
  const read = readCertificate(der)
  if (!read.ok) throw new Error(read.error)
  const authorities = [{ der: jlis.authenticationAuthority.der, policies: [testPolicy] }]
  const proven = await verifyCertificate({ certificate: read.value, authorities, now })
  if (!proven.ok) throw new Error(proven.error)
  return proven.value
}

const ask = (options: Partial<OcspOptions>): Promise<RevocationAnswer> =>
  ocspRevocationSource({
    url: 'http://ocsp.test/',
    fetch: async () => new Response(null, { status: 500 }),
    now: () => now,
    randomBytes,
    timeoutMs: 2_000,
    maxAgeMs: 120_000,
    skewMs: 60_000,
    ...options,
  }).ask(certificate)

const askSpoilt = (spoil: Spoil) => ask({ fetch: spoiltResponder(jlis, spoil) })
const askSimulator = () =>
  ask({ fetch: async (input, init) => ocspRoutes(jlis).request(new Request(input, init)) })

describe('an honest responder', () => {
  test('says good, as of when, with its signed answer', async () => {
    const answer = await askSimulator()

    expect(answer).toMatchObject({
      status: 'good',
      sourceUpdatedAt: now,
      checkedAt: now,
      method: 'ocsp',
    })
    expect(answer.status === 'good' && answer.evidence?.[0]).toBe(0x30)
  })

  test('says revoked and unknown, each as itself', async () => {
    const revoked = await makeCertificate(jlis, { keys })
    jlis.register.revoke(revoked.der, seconds(-3600))
    const known = certificate

    certificate = await verified(revoked)
    const answerRevoked = await askSimulator()
    certificate = known
    const answerUnknown = await askSpoilt((draft) => ({
      ...draft,
      singles: draft.singles.map((single) => ({ ...single, state: { status: 'unknown' } })),
    }))

    expect(answerRevoked).toEqual({ status: 'revoked', revokedAt: seconds(-3600) })
    expect(answerUnknown).toEqual({ status: 'unknown' })
  })

  test('may name itself by its key, and need not send its certificate first', async () => {
    const answer = await askSpoilt((draft) => ({
      ...draft,
      responderId: 'key',
      certificates: [card.der, jlis.authenticationAuthority.der, jlis.ocspResponder.der],
    }))

    expect(answer.status).toBe('good')
  })

  test('may be the authority itself, without any certificate', async () => {
    const answer = await askSpoilt((draft) => ({
      ...draft,
      responder: jlis.authenticationAuthority,
      certificates: [],
    }))

    expect(answer.status).toBe('good')
  })
})

interface DelegateFaults {
  readonly usages?: readonly string[]
  readonly bits?: number
  readonly hasNoCheck?: boolean
  readonly issuer?: CertificateIssuer
  readonly notBefore?: Date
  readonly notAfter?: Date
}

const ocspSigning = '1.3.6.1.5.5.7.3.9'

/** A responder that is not quite what it should be, and the answer that it signs. */
const signedByDelegate =
  (faultsOf: () => DelegateFaults): Spoil =>
  async (draft) => {
    const faults = faultsOf()
    const extensions = [
      basicConstraints(false),
      keyUsage(faults.bits ?? usage.digitalSignature),
      extendedKeyUsage(faults.usages ?? [ocspSigning]),
      ...(faults.hasNoCheck === false ? [] : [ocspNoCheck()]),
    ]
    const der = await issueCertificate(
      {
        subject: { unit: 'a responder' },
        publicKey: keys.publicKey,
        notBefore: faults.notBefore ?? seconds(-60),
        notAfter: faults.notAfter ?? seconds(60),
        extensions,
      },
      faults.issuer ?? jlis.authenticationAuthority,
    )
    const responder: Delegate = { der, privateKey: keys.privateKey }
    return { ...draft, responder, certificates: [der] }
  }

test('believes a fresh delegate of the authority', async () => {
  expect((await askSpoilt(signedByDelegate(() => ({})))).status).toBe('good')
})

const forged: readonly (readonly [string, Spoil, string])[] = [
  [
    "the card's own certificate",
    (draft) => ({
      ...draft,
      responder: { der: card.der, privateKey: card.keys.privateKey },
      certificates: [card.der],
    }),
    'signature_invalid',
  ],
  [
    'a delegate without the usage for OCSP',
    signedByDelegate(() => ({ usages: ['1.3.6.1.5.5.7.3.1'] })),
    'signature_invalid',
  ],
  [
    'a delegate without digitalSignature',
    signedByDelegate(() => ({ bits: usage.keyEncipherment })),
    'signature_invalid',
  ],
  [
    'a delegate whose own revocation nobody can tell',
    signedByDelegate(() => ({ hasNoCheck: false })),
    'signature_invalid',
  ],
  [
    'a delegate of the signature authority',
    signedByDelegate(() => ({ issuer: jlis.signatureAuthority })),
    'signature_invalid',
  ],
  [
    'a delegate that it issued itself',
    signedByDelegate(() => ({ issuer: { name: jlis.authenticationAuthority.name, ...keys } })),
    'signature_invalid',
  ],
  [
    'a delegate of a card',
    signedByDelegate(() => ({ issuer: { name: { commonName: 'a test card' }, ...card.keys } })),
    'signature_invalid',
  ],
  [
    'a delegate that expired',
    signedByDelegate(() => ({ notAfter: seconds(-1) })),
    'signature_invalid',
  ],
  [
    'a delegate that is not valid yet',
    signedByDelegate(() => ({ notBefore: seconds(1) })),
    'signature_invalid',
  ],
  [
    'another key than the one it names',
    (draft) => ({ ...draft, responder: { ...draft.responder, privateKey: keys.privateKey } }),
    'signature_invalid',
  ],
  [
    'a delegate that it does not send',
    (draft) => ({ ...draft, certificates: [] }),
    'signature_invalid',
  ],
]

test.each(forged)('does not believe an answer signed by %s', async (_who, spoil, reason) => {
  expect(await askSpoilt(spoil)).toEqual({ status: 'unavailable', reason })
})

type Single = ReturnType<typeof draftOcspAnswer>['singles'][number]
const eachSingle =
  (change: (single: Single) => Single): Spoil =>
  (draft) => ({ ...draft, singles: draft.singles.map(change) })

/** The id of the asked certificate with one part replaced. */
const withId = (part: 'issuerNameHash' | 'issuerKeyHash' | 'serialNumber'): Spoil =>
  eachSingle((single) => {
    const certId = CertID.fromBER(single.certId.toSchema().toBER())
    if (part === 'serialNumber') certId.serialNumber = new asn1js.Integer({ value: 77 })
    if (part !== 'serialNumber')
      certId[part] = new asn1js.OctetString({ valueHex: new ArrayBuffer(20) })
    return { ...single, certId }
  })

const spoilt: readonly (readonly [string, Spoil, string])[] = [
  ['no response', (draft) => ({ ...draft, singles: [] }), 'malformed'],
  [
    'ours and another response',
    (draft) => ({ ...draft, singles: [...draft.singles, ...draft.singles] }),
    'not_one_response',
  ],
  ['another serial', withId('serialNumber'), 'other_certificate'],
  ['another issuer name', withId('issuerNameHash'), 'other_certificate'],
  ['another issuer key', withId('issuerKeyHash'), 'other_certificate'],
  ['no nonce', (draft) => ({ ...draft, nonce: null }), 'nonce_mismatch'],
  ['another nonce', (draft) => ({ ...draft, nonce: new Uint8Array(32) }), 'nonce_mismatch'],
  [
    'a shorter nonce',
    (draft) => ({ ...draft, nonce: draft.nonce?.slice(0, 31) ?? null }),
    'nonce_mismatch',
  ],
  [
    'a longer nonce',
    (draft) => ({ ...draft, nonce: Uint8Array.of(...(draft.nonce ?? []), 0) }),
    'nonce_mismatch',
  ],
  [
    'an unknown critical extension',
    (draft) => ({
      ...draft,
      extensions: [extension('1.2.3', new asn1js.Null(), { critical: true })],
    }),
    'unknown_critical_extension',
  ],
  [
    'an unknown critical extension of the response inside',
    eachSingle((single) => ({
      ...single,
      extensions: [extension('1.2.3', new asn1js.Null(), { critical: true })],
    })),
    'unknown_critical_extension',
  ],
  [
    'a thisUpdate 61 s ahead',
    (draft) => ({
      ...draft,
      producedAt: seconds(61),
      singles: draft.singles.map((single) => ({ ...single, thisUpdate: seconds(61) })),
    }),
    'times_invalid',
  ],
  [
    'a producedAt before thisUpdate',
    (draft) => ({ ...draft, producedAt: seconds(-1) }),
    'times_invalid',
  ],
  ['a producedAt 61 s ahead', (draft) => ({ ...draft, producedAt: seconds(61) }), 'times_invalid'],
  [
    'a nextUpdate before thisUpdate',
    eachSingle((single) => ({ ...single, nextUpdate: seconds(-1) })),
    'times_invalid',
  ],
  [
    'a nextUpdate 61 s ago',
    eachSingle((single) => ({ ...single, thisUpdate: seconds(-100), nextUpdate: seconds(-61) })),
    'too_old',
  ],
  [
    'a thisUpdate 30 minutes ago',
    eachSingle((single) => ({ ...single, thisUpdate: seconds(-1800) })),
    'too_old',
  ],
  [
    'a thisUpdate 30 minutes ago and no nextUpdate',
    eachSingle((single) => ({ ...single, thisUpdate: seconds(-1800), nextUpdate: null })),
    'too_old',
  ],
]

test.each(spoilt)('does not believe an answer with %s', async (_what, spoil, reason) => {
  expect(await askSpoilt(spoil)).toEqual({ status: 'unavailable', reason })
})

const tolerated: readonly (readonly [string, Spoil])[] = [
  ['no nextUpdate', eachSingle((single) => ({ ...single, nextUpdate: null }))],
  ['a clock 60 s ahead', (draft) => ({ ...draft, producedAt: seconds(60) })],
  [
    'a thisUpdate 3 minutes ago',
    eachSingle((single) => ({ ...single, thisUpdate: seconds(-180) })),
  ],
]

test.each(tolerated)('believes an answer with %s', async (_what, spoil) => {
  expect((await askSpoilt(spoil)).status).toBe('good')
})

test('does not believe an older good answer that is played again', async () => {
  let recorded: Uint8Array<ArrayBuffer> | null = null
  const recording = spoiltResponder(jlis, (draft) => draft)
  await ask({
    fetch: async (input, init) => {
      const response = await recording(input, init)
      recorded = new Uint8Array(await response.clone().arrayBuffer())
      return response
    },
  })

  const answer = await ask({ fetch: async () => ocspReply(recorded ?? new Uint8Array()) })

  expect(answer).toEqual({ status: 'unavailable', reason: 'nonce_mismatch' })
})

test('does not believe an answer of which one bit was turned', async () => {
  const places = Array.from({ length: 30 }, (_, step) => step / 30)

  const answers = await Promise.all(
    places.map((place) =>
      ask({
        fetch: async (input, init) => {
          const request = await new Request(input, init).arrayBuffer()
          const responder = jlis.authenticationAuthority
          const draft = draftOcspAnswer(request, jlis)
          const der = await signOcspAnswer({ ...draft, responder, certificates: [] })
          const at = Math.floor(der.length * place)
          return ocspReply(der.map((byte, index) => (index === at ? byte ^ 1 : byte)))
        },
      }),
    ),
  )

  expect(answers.filter(({ status }) => status !== 'unavailable')).toEqual([])
})

const der = (status: number) => ocspReply(ocspRefusal(status))
const garbage = new TextEncoder().encode('<html>maintenance</html>')
const huge = () => new Uint8Array(10_000_000).fill(0x30)

const replies: readonly (readonly [string, () => Response | Promise<Response>, string])[] = [
  ['malformedRequest', () => der(1), 'malformed'],
  ['internalError', () => der(2), 'malformed'],
  ['tryLater', () => der(3), 'malformed'],
  ['unauthorized', () => der(6), 'malformed'],
  ['success without a response', () => der(0), 'malformed'],
  ['another type of response', () => ocspReply(wrapResponse(garbage, '1.2.3')), 'malformed'],
  ['a basic response that is none', () => ocspReply(wrapResponse(garbage)), 'malformed'],
  ['nothing', () => ocspReply(new Uint8Array()), 'malformed'],
  ['HTML as if it were OCSP', () => ocspReply(garbage), 'malformed'],
  [
    'HTML',
    () => new Response(garbage, { headers: { 'content-type': 'text/html' } }),
    'content_type',
  ],
  ['no content type', () => new Response(garbage), 'content_type'],
  ['status 500', () => new Response('', { status: 500 }), 'status_500'],
  ['status 204', () => new Response(null, { status: 204 }), 'status_204'],
  ['ten megabytes', () => ocspReply(huge()), 'too_large'],
  [
    'a failure of the network',
    () => Promise.reject(new TypeError('fetch failed')),
    'no_answer: TypeError',
  ],
]

test.each(replies)('has no answer when the responder sends %s', async (_what, reply, reason) => {
  expect(await ask({ fetch: async () => reply() })).toEqual({ status: 'unavailable', reason })
})

describe('over a real network', () => {
  const listen = async (respond: (request: Request) => Response | Promise<Response>) => {
    const asked: string[] = []
    const opened = await new Promise<{ url: string; close: () => Promise<void> }>((resolve) => {
      const server = serve(
        {
          port: 0,
          fetch: (request: Request) => {
            asked.push(new URL(request.url).pathname)
            return respond(request)
          },
        },
        ({ port }) =>
          resolve({
            url: `http://127.0.0.1:${port}`,
            close: () => new Promise((done) => void server.close(() => done())),
          }),
      )
    })
    return { ...opened, asked }
  }

  test('asks the simulated responder', async () => {
    const server = await listen((request) => ocspRoutes(jlis).fetch(request))

    const answer = await ask({ url: `${server.url}/`, fetch })
    await server.close()

    expect(answer.status).toBe('good')
  })

  test('follows no redirect', async () => {
    const server = await listen(() => Response.redirect('http://127.0.0.1:1/inside', 307))

    const answer = await ask({ url: `${server.url}/`, fetch })
    await server.close()

    expect(answer.status).toBe('unavailable')
    expect(server.asked).toEqual(['/'])
  })

  test('waits no longer than it was told, even for a body that drips', async () => {
    const drip = new ReadableStream({
      start: (controller) => controller.enqueue(Uint8Array.of(0x30)),
    })
    const headers = { 'content-type': 'application/ocsp-response' }
    const server = await listen(() => new Response(drip, { headers }))

    const answer = await ask({ url: `${server.url}/`, fetch, timeoutMs: 200 })

    expect(answer.status).toBe('unavailable')
    await server.close()
  })

  test('has no answer when nobody listens', async () => {
    const answer = await ask({ url: 'http://127.0.0.1:1/', fetch })

    expect(answer.status).toBe('unavailable')
  })

  test('tells a responder that is down', async () => {
    jlis.register.setResponder('down')

    const answer = await askSimulator()
    jlis.register.setResponder('up')

    expect(answer).toEqual({ status: 'unavailable', reason: 'status_503' })
  })
})
