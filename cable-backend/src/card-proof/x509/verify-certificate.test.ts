import { beforeAll, describe, expect, test } from '@jest/globals'
import * as asn1js from 'asn1js'
import { Certificate } from 'pkijs'
import {
  type CertificateFaults,
  makeCertificate,
  newRsaKeys,
  type TestCertificate,
} from '#mocks/fixtures/certificates'
import { createJlis, type Jlis, testPolicy } from '#mocks/simulators/jlis/jlis'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { keyUsage, usage } from '#mocks/simulators/jlis/x509/certificate-extensions'
import {
  type CertificationAuthority,
  recallAuthority,
} from '#mocks/simulators/jlis/x509/certification-authority'
import { extension } from '#mocks/simulators/jlis/x509/issue-certificate'
import type { CardAuthority } from '../card-certificate.ts'
import { cardKeyOf } from '../card-key.ts'
import { concatBytes } from '../encoding.ts'
import { readCertificate, verifyCertificate } from './verify-certificate.ts'

const now = new Date('2026-11-22T12:00:00.500Z')
const productionPolicy = '1.2.392.200149.8.5.1.3.30'
/** Making keys takes long on a busy machine. */
const keyMakingMs = 120_000
const pepper = new Uint8Array(32).fill(7)

let jlis: Jlis
/** Another generation, or a forger: the same name, another key. */
let lookAlike: CertificationAuthority
let keys: CryptoKeyPair
let authorities: readonly CardAuthority[]

beforeAll(async () => {
  jlis = await createJlis({ keepsake: memoryKeepsake(), now: () => now })
  lookAlike = await recallAuthority(memoryKeepsake(), 'look-alike', {
    name: jlis.authenticationAuthority.name,
    notBefore: new Date('2021-11-22'),
    notAfter: new Date('2036-11-22'),
  })
  keys = await newRsaKeys()
  authorities = [{ der: jlis.authenticationAuthority.der, policies: [testPolicy] }]
}, keyMakingMs)

async function verify(
  der: Uint8Array<ArrayBuffer>,
  { at = now, pinned = authorities }: { at?: Date; pinned?: readonly CardAuthority[] } = {},
) {
  const read = readCertificate(der)
  if (!read.ok) return read.error
  const verified = await verifyCertificate({
    certificate: read.value,
    authorities: pinned,
    now: at,
  })
  return verified.ok ? verified.value : verified.error
}

const make = (faults: CertificateFaults = {}): Promise<TestCertificate> =>
  makeCertificate(jlis, { keys, ...faults })

test('proves a certificate of a pinned authority', async () => {
  const { der } = await make()

  const verified = await verify(der)

  expect(verified).toMatchObject({
    verified: true,
    der,
    authorityDer: jlis.authenticationAuthority.der,
    policy: testPolicy,
  })
})

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const
const unknownExtension = () => extension('1.2.3.4.5', new asn1js.Null(), { critical: true })
const personalData = () =>
  extension(
    '2.5.29.17',
    new asn1js.Sequence({
      value: [
        new asn1js.Constructed({
          idBlock: { tagClass: 3, tagNumber: 0 },
          value: [
            new asn1js.ObjectIdentifier({ value: '1.2.392.200149.8.5.5.1' }),
            new asn1js.Constructed({
              idBlock: { tagClass: 3, tagNumber: 0 },
              value: [new asn1js.Utf8String({ value: '氏名' })],
            }),
          ],
        }),
      ],
    }),
  )

const faults: readonly (readonly [
  string,
  () => CertificateFaults | Promise<CertificateFaults>,
  string,
])[] = [
  ['no key usage', () => ({ keyUsage: null }), 'certificate_wrong_purpose'],
  ['an empty key usage', () => ({ keyUsage: 0 }), 'certificate_wrong_purpose'],
  ['key encipherment', () => ({ keyUsage: usage.keyEncipherment }), 'certificate_wrong_purpose'],
  ['nonRepudiation only', () => ({ keyUsage: usage.nonRepudiation }), 'certificate_wrong_purpose'],
  [
    'the signature profile: digitalSignature and nonRepudiation',
    () => ({ keyUsage: usage.digitalSignature | usage.nonRepudiation }),
    'certificate_wrong_purpose',
  ],
  [
    'keyCertSign',
    () => ({ keyUsage: usage.digitalSignature | usage.keyCertSign }),
    'certificate_wrong_purpose',
  ],
  ['CA:TRUE', () => ({ isAuthority: true }), 'certificate_wrong_purpose'],
  [
    'an extended key usage for servers only',
    () => ({ extendedKeyUsages: ['1.3.6.1.5.5.7.3.1'] }),
    'certificate_wrong_purpose',
  ],
  [
    'personal data, as signature certificates carry them',
    () => ({ moreExtensions: [personalData()] }),
    'certificate_wrong_purpose',
  ],
  ['no policy', () => ({ policies: null }), 'certificate_wrong_policy'],
  ['an empty list of policies', () => ({ policies: [] }), 'certificate_malformed'],
  ['anyPolicy', () => ({ policies: ['2.5.29.32.0'] }), 'certificate_wrong_policy'],
  [
    'the policy of the signature certificate',
    () => ({ policies: ['1.2.392.200149.8.5.1.0.20'] }),
    'certificate_wrong_policy',
  ],
  [
    'the policy of a phone',
    () => ({ policies: ['1.2.392.200149.8.5.1.1.40'] }),
    'certificate_wrong_policy',
  ],
  [
    'two policies, one not accepted',
    () => ({ policies: [testPolicy, '2.999.1'] }),
    'certificate_wrong_policy',
  ],
  [
    'the production policy under a test authority',
    () => ({ policies: [productionPolicy] }),
    'certificate_wrong_policy',
  ],
  ['RSA-1024', async () => ({ keys: await newRsaKeys(1024) }), 'certificate_weak_key'],
  ['RSA-4096', async () => ({ keys: await newRsaKeys(4096) }), 'certificate_weak_key'],
  [
    'the exponent 3',
    async () => ({ keys: await newRsaKeys(2048, Uint8Array.of(3)) }),
    'certificate_weak_key',
  ],
  [
    'an elliptic curve key',
    async () => ({ keys: await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']) }),
    'certificate_weak_key',
  ],
  [
    'an unknown critical extension',
    () => ({ moreExtensions: [unknownExtension()] }),
    'certificate_not_trusted',
  ],
  [
    'the same extension twice',
    () => ({ moreExtensions: [keyUsage(usage.digitalSignature)] }),
    'certificate_malformed',
  ],
  ['a negative serial', () => ({ serial: Uint8Array.of(0x80, 1) }), 'certificate_malformed'],
  ['the serial 0', () => ({ serial: Uint8Array.of(0) }), 'certificate_malformed'],
  [
    'a serial of 21 octets',
    () => ({ serial: new Uint8Array(21).fill(0x41) }),
    'certificate_malformed',
  ],
  [
    'the name of the authority and another key',
    () => ({ issuer: lookAlike }),
    'certificate_not_trusted',
  ],
  [
    'the signature authority above it',
    () => ({ issuer: jlis.signatureAuthority }),
    'certificate_not_trusted',
  ],
  [
    'itself as its issuer',
    () => ({ issuer: { name: jlis.authenticationAuthority.name, ...keys } }),
    'certificate_not_trusted',
  ],
  [
    'another card as its issuer',
    () => ({ issuer: { name: { commonName: 'a test card' }, ...keys } }),
    'certificate_not_trusted',
  ],
]

test.each(faults)(
  'refuses a certificate with %s',
  async (_fault, faultsOf, refusal) => {
    const { der } = await make(await faultsOf())

    expect(await verify(der)).toBe(refusal)
  },
  keyMakingMs,
)

test('refuses the certificate of the authority itself', async () => {
  expect(await verify(jlis.authenticationAuthority.der)).toBe('certificate_wrong_purpose')
})

const second = (text: string) => new Date(`2026-11-22T${text}Z`)

test.each([
  ['a millisecond before the first second', '11:59:59.999', 'certificate_not_yet_valid'],
  ['in the first second', '12:00:00.000', 'valid'],
  ['in the last second', '13:00:00.999', 'valid'],
  ['after the last second', '13:00:01.000', 'certificate_expired'],
])('knows the validity to the second: %s', async (_when, at, expected) => {
  const { der } = await make({ notBefore: second('12:00:00'), notAfter: second('13:00:00') })

  const verified = await verify(der, { at: second(at) })

  expect(typeof verified === 'string' ? verified : 'valid').toBe(expected)
})

test('takes an end after 2049, which is written in another way', async () => {
  const { der } = await make({ notAfter: new Date('2055-01-01T00:00:00Z') })

  expect(await verify(der)).toMatchObject({ verified: true })
})

test('takes an extended key usage that names clients', async () => {
  const { der } = await make({ extendedKeyUsages: ['1.3.6.1.5.5.7.3.2'] })

  expect(await verify(der)).toMatchObject({ verified: true })
})

describe('generations of the authority', () => {
  const policies = [testPolicy]

  test.each([
    ['before the authority began', '2015-01-01T00:00:00Z'],
    ['after the authority ended', '2041-01-01T00:00:00Z'],
  ])('refuses a card that is valid %s', async (_when, text) => {
    const at = new Date(text)
    const { der } = await make({
      notBefore: new Date('2010-01-01'),
      notAfter: new Date('2049-01-01'),
    })

    expect(await verify(der, { at })).toBe('certificate_not_trusted')
  })

  test('refuses a card of a generation that is not pinned', async () => {
    const { der } = await make()
    const pinned = [{ der: lookAlike.der, policies }]

    expect(await verify(der, { pinned })).toBe('certificate_not_trusted')
  })

  test('finds the right one of two with one name, and keeps their cards apart', async () => {
    const serial = Uint8Array.of(0x12, 0x34)
    const pinned = [
      { der: lookAlike.der, policies },
      { der: jlis.authenticationAuthority.der, policies },
    ]
    const ours = await make({ serial })
    const theirs = await make({ serial, issuer: lookAlike })

    const cardKeys = []
    for (const { der } of [ours, theirs]) {
      const verified = await verify(der, { pinned })
      if (typeof verified === 'string') throw new Error(verified)
      cardKeys.push(await cardKeyOf(pepper, verified))
    }

    expect(new Set(cardKeys).size).toBe(2)
    expect(cardKeys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
  })

  test('holds a pinned certificate that is no authority for a fault', async () => {
    const { der } = await make()

    const attempt = verify(der, { pinned: [{ der, policies }] })

    await expect(attempt).rejects.toThrow('not a certification authority')
  })
})

const sha256WithRsa = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]
/** The outer algorithm says SHA-384, the signed one SHA-256. */
function otherOuterAlgorithm(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = String.fromCharCode(...der)
  const at = text.lastIndexOf(String.fromCharCode(...sha256WithRsa))
  return der.map((byte, index) => (index === at + sha256WithRsa.length - 1 ? 0x0c : byte))
}

const spoilt: readonly (readonly [
  string,
  (der: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
])[] = [
  ['nothing', () => new Uint8Array()],
  ['bytes behind the end', (der) => concatBytes(der, Uint8Array.of(0))],
  ['a chain of two', (der) => concatBytes(der, der)],
  ['a missing last byte', (der) => der.slice(0, -1)],
  [
    'an indefinite length',
    (der) => concatBytes(Uint8Array.of(0x30, 0x80), der.slice(4), Uint8Array.of(0, 0)),
  ],
  ['PEM', () => new TextEncoder().encode('-----BEGIN CERTIFICATE-----\n')],
  ['a megabyte', () => new Uint8Array(1_000_000).fill(0x30)],
  ['another structure in DER', () => Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05)],
  ['another algorithm outside than inside', otherOuterAlgorithm],
]

test.each(spoilt)('cannot read %s', async (_what, spoil) => {
  const { der } = await make()

  expect(await verify(spoil(der))).toBe('certificate_malformed')
})

test('cannot read a certificate of version 1', async () => {
  const { der } = await make()
  const certificate = Certificate.fromBER(der)
  certificate.version = 0
  certificate.extensions = []
  await certificate.sign(jlis.authenticationAuthority.privateKey, 'SHA-256')

  const old = new Uint8Array(certificate.toSchema(true).toBER())

  expect(await verify(old)).toBe('certificate_malformed')
})

test('never trusts a certificate of which one bit was turned', async () => {
  const { der } = await make()
  const places = Array.from({ length: 24 }, (_, step) => Math.floor((der.length / 24) * step))

  const answers = []
  for (const place of places) {
    answers.push(await verify(der.map((byte, index) => (index === place ? byte ^ 1 : byte))))
  }

  expect(answers.every((answer) => typeof answer === 'string')).toBe(true)
})
