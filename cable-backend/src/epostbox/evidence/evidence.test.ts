import { beforeAll, describe, expect, test } from '@jest/globals'
import { answers } from '#mocks/fixtures/postbox/notices'
import {
  ask,
  createBackOffice,
  createClock,
  createParties,
  createPostboxUnderTest,
  deliver,
  type Parties,
  registerPeople,
  signIn,
} from '#mocks/fixtures/postbox/postbox-under-test'
import { createSealer, createSealIdentity, expectationOf } from '#mocks/fixtures/postbox/sealing'
import { memoryStores } from '../stores.ts'
import type { BundleFiles } from './bundle/manifest.ts'
import { openBundle, zipBundle } from './bundle/zip-bundle.ts'
import type { SealIdentity } from './cms/seal-identity.ts'
import type { EvidenceProfile } from './evidence-store.ts'
import { sealPending } from './seal-pending.ts'
import { evidenceChecks, verifyEvidence } from './verify-evidence.ts'

let parties: Parties
let identity: SealIdentity
let full: Uint8Array<ArrayBuffer>
let other: Uint8Array<ArrayBuffer>
let attested: Uint8Array<ArrayBuffer>

async function sealedBundle(profile: EvidenceProfile, phoneNumber: string) {
  const stores = memoryStores()
  await registerPeople(stores, parties)
  const under = createPostboxUnderTest(parties, stores)
  const office = await createBackOffice(under, 'midori')
  const { letterId } = await deliver(office)
  const viewer = await signIn(under, parties.hanako)
  const given = answers.map((each) => (each.phoneNumber === null ? each : { ...each, phoneNumber }))
  const proof = await parties.hanako.card.tap(await ask(viewer, letterId, given))
  await viewer.send('POST', '/submissions', proof)
  await sealPending(createSealer(parties, stores, { identity, profile }))
  const [submission] = await stores.submissions.ofInsurer('midori')
  const response = await office.call(`/insurer/submissions/${submission?.submissionId}/evidence`)
  return new Uint8Array(await response.arrayBuffer())
}

beforeAll(async () => {
  parties = await createParties(createClock())
  identity = await createSealIdentity(parties.clock.now())
  full = await sealedBundle('full', '0884005678')
  other = await sealedBundle('full', '0884009999')
  attested = await sealedBundle('attested', '0884005678')
})

const verify = (zip: Uint8Array<ArrayBuffer>) =>
  verifyEvidence(zip, expectationOf(parties, identity))

const failedChecks = async (zip: Uint8Array<ArrayBuffer>) =>
  (await verify(zip)).filter(({ passed }) => passed === false).map(({ id }) => id)

function requireFiles(zip: Uint8Array<ArrayBuffer>): BundleFiles {
  const files = openBundle(zip)
  if (files === null) throw new Error('not a bundle')
  return files
}

const changed = (change: (files: Map<string, Uint8Array<ArrayBuffer>>) => void) => {
  const files = new Map(requireFiles(full))
  change(files)
  return zipBundle(files)
}

const names = [
  'mimetype',
  'statement.json',
  'statement.txt',
  'card.sig',
  'card-cert.der',
  'ca.der',
  'ocsp.der',
  'validation.json',
  'README.ja.txt',
  'manifest.json',
  'manifest.p7s',
  'manifest.tsr',
]

describe('a full bundle', () => {
  test('passes all nine checks', async () => {
    const checks = await verify(full)

    expect(checks.map(({ id, passed }) => ({ id, passed }))).toEqual(
      evidenceChecks.map((id) => ({ id, passed: true })),
    )
  })

  test('holds its files in this order, uncompressed', () => {
    expect([...requireFiles(full).keys()]).toEqual(names)
  })

  test.each(names)('fails without %s', async (name) => {
    expect(await failedChecks(changed((files) => files.delete(name)))).not.toEqual([])
  })

  test.each(names)('fails when a byte of %s is another', async (name) => {
    const zip = changed((files) => {
      const content = new Uint8Array(files.get(name) ?? [])
      const middle = content.length >> 1
      content[middle] = (content[middle] ?? 0) ^ 1
      files.set(name, content)
    })

    expect(await failedChecks(zip)).not.toEqual([])
  })

  test.each(
    names.filter(
      (name) => !['mimetype', 'ca.der', 'card-cert.der', 'README.ja.txt'].includes(name),
    ),
  )('fails with %s of another bundle', async (name) => {
    const zip = changed((files) => {
      files.set(name, requireFiles(other).get(name) ?? new Uint8Array())
    })

    expect(await failedChecks(zip)).not.toEqual([])
  })

  test('fails with a file that no list names', async () => {
    const zip = changed((files) => files.set('extra.txt', new Uint8Array(3)))

    expect(await failedChecks(zip)).toContain('statement_unchanged')
  })

  test.each([
    ['insurer', { insurerId: 'aoba' }],
    ['policy', { policyNumber: '204-7710-9999' }],
    ['year', { year: 2025 }],
  ])('fails for another %s', async (_what, expected) => {
    const expectation = expectationOf(parties, identity)
    const checks = await verifyEvidence(full, {
      ...expectation,
      expected: { ...expectation.expected, ...expected },
    })

    expect(checks.find(({ id }) => id === 'matches_policy')?.passed).toBe(false)
  })

  test.each([
    ['seal', 'sealAuthority'],
    ['timestamp', 'timeStampAuthority'],
  ] as const)('fails the check %s under another authority', async (id, name) => {
    const { signatureAuthority } = parties.jlis
    const checks = await verifyEvidence(full, {
      ...expectationOf(parties, identity),
      [name]: signatureAuthority.der,
    })

    expect(checks.find((check) => check.id === id)?.passed).toBe(false)
  })

  test('fails when only the signature authority is trusted for cards', async () => {
    const { signatureAuthority } = parties.jlis
    const checks = await verifyEvidence(full, {
      ...expectationOf(parties, identity),
      cardAuthorities: [{ der: signatureAuthority.der, policies: ['1.2.3'] }],
    })

    expect(checks.filter(({ passed }) => passed === false).map(({ id }) => id)).toEqual([
      'certificate_authority',
      'revocation',
    ])
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['no zip', new TextEncoder().encode('PK but not really')],
    ['two megabytes', new Uint8Array(2 * 1024 * 1024)],
  ])('that is %s fails every check', async (_what, zip) => {
    expect(await failedChecks(zip)).toEqual([...evidenceChecks])
  })
})

describe('an attested bundle', () => {
  test('passes what it shows and attests what it does not', async () => {
    const checks = await verify(attested)

    expect(Object.fromEntries(checks.map(({ id, passed }) => [id, passed]))).toEqual({
      card_signature: 'attested',
      statement_unchanged: true,
      certificate_authority: 'attested',
      certificate_validity: 'attested',
      revocation: 'attested',
      challenge: true,
      matches_policy: true,
      seal: true,
      timestamp: true,
    })
  })

  test('holds nothing that names the card', () => {
    const content = Buffer.from(attested)
    const { card } = parties.hanako
    const serial = card.der.slice(15, 31)

    expect([...requireFiles(attested).keys()]).not.toContain('card.sig')
    expect(content.includes(Buffer.from(card.der))).toBe(false)
    expect(content.includes(Buffer.from(serial))).toBe(false)
    expect(content.toString('latin1')).not.toContain(Buffer.from(serial).toString('hex'))
  })

  test('attests nothing once its seal is broken', async () => {
    const files = new Map(requireFiles(attested))
    files.set('manifest.p7s', requireFiles(full).get('manifest.p7s') ?? new Uint8Array())

    const failures = await failedChecks(zipBundle(files))

    expect(failures).toEqual(expect.arrayContaining(['seal', 'card_signature', 'revocation']))
  })
})
