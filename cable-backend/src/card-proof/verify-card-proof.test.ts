import { beforeAll, describe, expect, test } from '@jest/globals'
import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import {
  makeCertificate,
  newRsaKeys,
  signAsCard,
  type TestCertificate,
} from '#mocks/fixtures/certificates'
import { createJlis, type Jlis, testPolicy } from '#mocks/simulators/jlis/jlis'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { rsa2048 } from '#mocks/simulators/jlis/x509/certification-authority'
import { type Challenge, encodeChallenge } from './challenge.ts'
import { challengeRefusal, createChallenge, proofDigest } from './challenge-rules.ts'
import { decodeBase64, encodeBase64, encodeBase64Url } from './encoding.ts'
import type { RevocationAnswer } from './revocation-source.ts'
import { verifyCardProof } from './verify-card-proof.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)

let jlis: Jlis
let card: TestCertificate

beforeAll(async () => {
  jlis = await createJlis({ keepsake: memoryKeepsake(), now: () => now })
  card = await makeCertificate(jlis)
}, 120_000)

const challenge: Challenge = createChallenge(
  {
    purpose: 'login',
    relyingParty: 'https://cable.test',
    device: 'the-box',
    subject: null,
    statement: null,
  },
  180_000,
  {
    now: () => now,
    randomBytes: (length) => new Uint8Array(length).fill(9),
    newId: () => '6f1f8a4e-52a5-4f43-9a3c-0a4a4b0c8e11',
  },
)
const bytes = encodeChallenge(challenge)

const good: RevocationAnswer = {
  status: 'good',
  sourceUpdatedAt: now,
  checkedAt: now,
  method: 'ocsp',
  evidence: null,
}

async function proofOf(
  signed: Uint8Array<ArrayBuffer>,
  overrides: Partial<UnverifiedCardProof> = {},
): Promise<UnverifiedCardProof> {
  return {
    challengeId: challenge.challengeId,
    unverifiedCertificate: encodeBase64(card.der),
    signature: encodeBase64(await signAsCard(card, signed)),
    algorithm: 'RS256',
    ...overrides,
  }
}

async function verify(proof: UnverifiedCardProof, answer: RevocationAnswer = good) {
  let asked = 0
  const result = await verifyCardProof({
    bytes,
    proof,
    authorities: [{ der: jlis.authenticationAuthority.der, policies: [testPolicy] }],
    revocation: {
      ask: async () => {
        asked += 1
        return answer
      },
    },
    now,
  })
  return { said: result.ok ? 'proven' : result.error, asked }
}

test('proves a card that signed exactly the bytes of the challenge', async () => {
  expect(await verify(await proofOf(bytes))).toEqual({ said: 'proven', asked: 1 })
})

test.each([
  ['revoked', { status: 'revoked', revokedAt: now }, 'certificate_revoked'],
  ['unknown', { status: 'unknown' }, 'revocation_unknown'],
  ['unavailable', { status: 'unavailable', reason: 'status_500' }, 'revocation_unavailable'],
] as const)('refuses a card whose certificate is %s', async (_status, answer, refusal) => {
  expect((await verify(await proofOf(bytes), answer)).said).toBe(refusal)
})

test.each(['rs256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'HS256', 'none', '', 'RS256 '])(
  'refuses the algorithm "%s"',
  async (algorithm) => {
    const { said, asked } = await verify(await proofOf(bytes, { algorithm }))

    expect(said).toBe('algorithm_not_allowed')
    expect(asked).toBe(0)
  },
)

const text = new TextEncoder()
const otherwise: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ['the base64 of the bytes', text.encode(encodeBase64(bytes))],
  ['the bytes and one more', Uint8Array.of(...bytes, 0x0a)],
  ['all bytes but one', bytes.slice(1)],
  ['a challenge with another nonce', encodeChallenge({ ...challenge, nonce: 'another' })],
  [
    'a challenge of another wall',
    encodeChallenge({ ...challenge, relyingParty: 'https://x.test' }),
  ],
  ['a challenge of another purpose', encodeChallenge({ ...challenge, purpose: 'submit' })],
  ['a challenge of another box', encodeChallenge({ ...challenge, device: 'another-box' })],
  ['a challenge of another person', encodeChallenge({ ...challenge, subject: 'somebody' })],
]

test.each(otherwise)('refuses a signature over %s', async (_what, signed) => {
  const { said, asked } = await verify(await proofOf(signed))

  expect(said).toBe('signature_mismatch')
  expect(asked).toBe(0)
})

const reshaped: readonly (readonly [string, (signature: Uint8Array<ArrayBuffer>) => string])[] = [
  ['0 octets', () => ''],
  ['255 octets', (signature) => encodeBase64(signature.slice(1))],
  ['257 octets', (signature) => encodeBase64(Uint8Array.of(0, ...signature))],
  ['base64url', (signature) => encodeBase64Url(signature)],
  ['white space', (signature) => `${encodeBase64(signature)}\n`],
  ['bits behind the end', (signature) => encodeBase64(signature).replace(/.=*$/, '/==')],
  ['hexadecimal', (signature) => Buffer.from(signature).toString('hex')],
  ['one bit turned', (signature) => encodeBase64(signature.map((b, i) => (i === 9 ? b ^ 1 : b)))],
]

test.each(reshaped)('refuses a signature in %s', async (_shape, reshape) => {
  const signature = await signAsCard(card, bytes)

  expect((await verify(await proofOf(bytes, { signature: reshape(signature) }))).said).toBe(
    'signature_mismatch',
  )
})

const sha256Info = '3031300d060960864801650304020105000420'
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

/** RSA over a block that we pad ourselves: what a careless verifier might take. */
async function rawSignature(payload: Uint8Array): Promise<string> {
  const padding = new Uint8Array(256 - 3 - payload.length).fill(0xff)
  const block = BigInt(`0x${Buffer.from([0, 1, ...padding, 0, ...payload]).toString('hex')}`)
  const jwk = await crypto.subtle.exportKey('jwk', card.keys.privateKey)
  const number = (part: string | undefined) =>
    BigInt(`0x${Buffer.from(part ?? '', 'base64url').toString('hex')}`)
  const signature = power(block, number(jwk.d), number(jwk.n))
  return encodeBase64(fromHex(signature.toString(16).padStart(512, '0')))
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

const digestOf = async (name: string) => new Uint8Array(await crypto.subtle.digest(name, bytes))

describe('a signature block padded by hand', () => {
  test('is taken when it is exactly as PKCS#1 v1.5 has it', async () => {
    const digest = await digestOf('SHA-256')
    const signature = await rawSignature(Uint8Array.of(...fromHex(sha256Info), ...digest))

    expect((await verify(await proofOf(bytes, { signature }))).said).toBe('proven')
  })

  test.each([
    ['the bare hash', '', 'SHA-256', ''],
    ['a DigestInfo without NULL', '302f300b0609608648016503040201 0420', 'SHA-256', ''],
    ['bytes behind the DigestInfo', sha256Info, 'SHA-256', '0000'],
    ['a DigestInfo with SHA-1', '3021300906052b0e03021a05000414', 'SHA-1', ''],
    ['a DigestInfo with SHA-384', '3041300d060960864801650304020205000430', 'SHA-384', ''],
  ])('is refused with %s', async (_what, info, hash, tail) => {
    const digest = await digestOf(hash)
    const payload = [...fromHex(info.replaceAll(' ', '')), ...digest, ...fromHex(tail)]
    const signature = await rawSignature(Uint8Array.from(payload))

    expect((await verify(await proofOf(bytes, { signature }))).said).toBe('signature_mismatch')
  })
})

describe('a proof with two halves from different cards', () => {
  test('is refused with a certificate of another card', async () => {
    const other = await makeCertificate(jlis)

    const proof = await proofOf(bytes, { unverifiedCertificate: encodeBase64(other.der) })

    expect((await verify(proof)).said).toBe('signature_mismatch')
  })

  test('is refused when the signature key of the same person signed', async () => {
    const signatureKeys = await newRsaKeys()
    const signed = await crypto.subtle.sign(rsa2048.name, signatureKeys.privateKey, bytes)

    const proof = await proofOf(bytes, { signature: encodeBase64(new Uint8Array(signed)) })

    expect((await verify(proof)).said).toBe('signature_mismatch')
  })
})

test('does not ask about a certificate that nobody trusts', async () => {
  const issuer = { name: jlis.authenticationAuthority.name, ...(await newRsaKeys()) }
  const stranger = await makeCertificate(jlis, { issuer, keys: card.keys })

  const proof = await proofOf(bytes, { unverifiedCertificate: encodeBase64(stranger.der) })

  expect(await verify(proof)).toEqual({ said: 'certificate_not_trusted', asked: 0 })
})

test.each(['', 'AAAA', '!!!!', 'AAA', 'MIIB', encodeBase64(new Uint8Array(5000))])(
  'cannot read the certificate "%.12s"',
  async (unverifiedCertificate) => {
    const { said } = await verify(await proofOf(bytes, { unverifiedCertificate }))

    expect(said).toBe('certificate_malformed')
  },
)

describe('the rules of a challenge', () => {
  const asked = {
    purpose: 'login',
    relyingParty: 'https://cable.test',
    device: 'the-box',
    subject: null,
  } as const

  test.each([
    ['another purpose', { purpose: 'submit' }, 'challenge_wrong_purpose'],
    ['another box', { device: 'another-box' }, 'challenge_other_box'],
    ['another person', { subject: 'somebody' }, 'challenge_other_person'],
    ['another wall', { relyingParty: 'https://x.test' }, 'challenge_not_found'],
  ] as const)('refuse it for %s', (_what, change, refusal) => {
    expect(challengeRefusal(challenge, { ...asked, ...change }, now)).toBe(refusal)
  })

  test.each([
    ['before it was asked', -1, 'challenge_expired'],
    ['as it is asked', 0, null],
    ['a millisecond before its end', 179_999, null],
    ['at its end', 180_000, 'challenge_expired'],
    ['after its end', 180_001, 'challenge_expired'],
  ])('know its end to the millisecond: %s', (_when, ms, refusal) => {
    expect(challengeRefusal(challenge, asked, later(ms))).toBe(refusal)
  })

  test('write it in one way only, whatever the order of its fields', () => {
    const { nonce, ...rest } = challenge

    expect(encodeChallenge({ nonce, ...rest })).toEqual(bytes)
    expect(new TextDecoder().decode(bytes)).toBe(
      '{"device":"the-box","expiresAt":"2026-11-22T12:03:00.000Z",' +
        '"issuedAt":"2026-11-22T12:00:00.000Z",' +
        '"nonce":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk","purpose":"login",' +
        '"relyingParty":"https://cable.test","statement":null,"subject":null,' +
        '"version":"mimamori-challenge/1"}',
    )
  })

  test('tell the very same proof from every other', async () => {
    const proof = await proofOf(bytes)
    const digests = await Promise.all([
      proofDigest(proof),
      proofDigest({ ...proof }),
      proofDigest({ ...proof, algorithm: 'RS255' }),
    ])

    expect(digests[0]).toBe(digests[1])
    expect(digests[0]).not.toBe(digests[2])
  })
})

test('base64 has one spelling', () => {
  expect(decodeBase64('AQ==')).toEqual(Uint8Array.of(1))
  expect(['AR==', 'AQ=', 'AQ', 'A Q=', 'AQ==\n', '-_8='].map(decodeBase64)).toEqual(
    Array.from({ length: 6 }, () => null),
  )
})
