import { beforeAll, expect, test } from '@jest/globals'
import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, CertID } from 'pkijs'
import type { TestCertificate } from '#mocks/fixtures/certificates'
import { type OcspAsking, openOcspAsking, seconds } from '#mocks/fixtures/ocsp-asking'
import {
  draftOcspAnswer,
  ocspReply,
  type Spoil,
  spoiltResponder,
} from '#mocks/fixtures/ocsp-requests'
import type { Delegate, Jlis } from '#mocks/simulators/jlis/jlis'
import { signOcspAnswer } from '#mocks/simulators/jlis/ocsp-answers'
import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  ocspNoCheck,
  usage,
} from '#mocks/simulators/jlis/x509/certificate-extensions'
import {
  type CertificateIssuer,
  extension,
  issueCertificate,
} from '#mocks/simulators/jlis/x509/issue-certificate'

let jlis: Jlis
let card: TestCertificate
let keys: CryptoKeyPair
let ask: OcspAsking['ask']

beforeAll(async () => {
  ;({ jlis, card, keys, ask } = await openOcspAsking())
}, 120_000)

const askSpoilt = (spoil: Spoil) => ask({ fetch: spoiltResponder(jlis, spoil) })

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
  [
    'an id by another hash',
    eachSingle((single) => {
      const certId = CertID.fromBER(single.certId.toSchema().toBER())
      certId.hashAlgorithm = new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })
      return { ...single, certId }
    }),
    'other_certificate',
  ],
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
  const places = Array.from({ length: 12 }, (_, step) => step / 12)

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
