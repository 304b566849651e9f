import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openBundle, zipBundle } from '#cable-backend/src/epostbox/evidence/bundle/zip-bundle'
import type { SealIdentity } from '#cable-backend/src/epostbox/evidence/cms/seal-identity'
import type { KeptEvidence } from '#cable-backend/src/epostbox/evidence/evidence-store'
import { sealPending } from '#cable-backend/src/epostbox/evidence/seal-pending'
import { verifyEvidence } from '#cable-backend/src/epostbox/evidence/verify-evidence'
import { memoryStores } from '#cable-backend/src/epostbox/stores'
import type { KeptSubmission } from '#cable-backend/src/epostbox/submissions/submission-store'
import { ocspAnswerAbout } from '#mocks/fixtures/postbox/ocsp-answer-about'
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
import { testPolicy } from '#mocks/simulators/jlis/jlis'
import { offlineCheck } from '../web/insurer-desk/evidence/offline-check.ts'

const script = fileURLToPath(new URL('./verify-evidence.sh', import.meta.url))
const minuteMs = 60_000

/** Everything is checked two hours later, when each revocation answer has long run out. */
let parties: Parties
let identity: SealIdentity
let submission: KeptSubmission
let folder: string

const file = (name: string) => join(folder, name)
const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`

beforeAll(async () => {
  const clock = createClock()
  clock.advance(-2 * 60 * minuteMs)
  parties = await createParties(clock)
  identity = await createSealIdentity(parties.clock.now())
  const stores = memoryStores()
  await registerPeople(stores, parties)
  const under = createPostboxUnderTest(parties, stores)
  const { letterId } = await deliver(await createBackOffice(under, 'midori'))
  const viewer = await signIn(under, parties.hanako)
  const proof = await parties.hanako.card.tap(await ask(viewer, letterId))
  await viewer.send('POST', '/submissions', proof)
  const [kept] = await stores.submissions.ofInsurer('midori')
  if (kept === undefined) throw new Error('nothing was submitted')
  submission = kept
  folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  await writeFile(file('seal.pem'), pem(identity.certificate))
  await writeFile(file('tsa.pem'), pem(parties.jlis.timeStampRoot.der))
  await writeFile(file('card-ca.pem'), pem(parties.jlis.authenticationAuthority.der))
  await writeFile(file('signature-ca.pem'), pem(parties.jlis.signatureAuthority.der))
})

afterAll(() => rm(folder, { recursive: true }))

/** Really sealed and stamped, but over a submission that the postbox would never have accepted. */
async function sealed(
  changes: Partial<KeptSubmission> = {},
  profile: 'full' | 'attested' = 'full',
): Promise<Uint8Array<ArrayBuffer>> {
  const kept: KeptEvidence[] = []
  const evidence = {
    due: async () => [{ submission: { ...submission, ...changes }, attempts: 0 }],
    keep: async (each: KeptEvidence) => {
      kept.push(each)
    },
    postpone: async () => undefined,
    find: async () => null,
  }
  await sealPending({
    ...createSealer(parties, memoryStores(), { identity, profile }),
    stores: { evidence },
  })
  return kept[0]?.zip ?? new Uint8Array()
}

const options = (changes: Record<string, string> = {}) =>
  Object.entries({
    '--seal-authority': file('seal.pem'),
    '--time-stamp-authority': file('tsa.pem'),
    '--card-authority': file('card-ca.pem'),
    '--certificate-policy': testPolicy,
    '--insurer': 'midori',
    '--policy-number': '204-7710-3301',
    '--year': '2026',
    ...changes,
  }).flat()

async function check(zip: Uint8Array, changes: Record<string, string> = {}) {
  await writeFile(file('evidence.zip'), zip)
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile('sh', [script, ...options(changes), file('evidence.zip')], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr })
    })
  })
}

const failedChecks = async (zip: Uint8Array<ArrayBuffer>) =>
  (await verifyEvidence(zip, expectationOf(parties, identity)))
    .filter(({ passed }) => passed === false)
    .map(({ id }) => id)

const changed = async (change: (files: Map<string, Uint8Array<ArrayBuffer>>) => void) => {
  const files = new Map(openBundle(await sealed()) ?? [])
  change(files)
  return zipBundle(files)
}

describe('verify-evidence.sh', () => {
  test('passes a full bundle in nine checks', async () => {
    expect(await check(await sealed())).toEqual({
      code: 0,
      said: expect.stringMatching(/OK: 9 checks passed\n$/),
    })
  })

  test('says of an attested bundle what it could not check itself', async () => {
    expect(await check(await sealed({}, 'attested'))).toEqual({
      code: 0,
      said: expect.stringMatching(/OK: 5 checks passed, 4 attested by the operator\n$/),
    })
  })

  test.each([
    ['full', /OK: 9 checks passed\n$/, 3],
    ['attested', /OK: 5 checks passed, 4 attested by the operator\n$/, 2],
  ] as const)(
    'passes as the desk says it, with the files that it hands out: %s',
    async (...row) => {
      const [profile, said, count] = row
      const zip = await sealed({}, profile)
      const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64')
      const { authenticationAuthority, signatureAuthority, timeStampRoot } = parties.jlis
      const pinned = [signatureAuthority, authenticationAuthority]
      const trust = {
        cardAuthorities: pinned.map(({ der }) => ({ der: base64(der), policies: [testPolicy] })),
        sealAuthority: base64(identity.certificate),
        timeStampAuthority: base64(timeStampRoot.der),
      }
      const named = { receiptNumber: '1-2-3', policyNumber: '204-7710-3301', year: 2026 }
      const offline = offlineCheck(zip, trust, { insurerId: 'midori', submission: named })
      const desktop = await mkdtemp(join(folder, 'desktop-'))
      await copyFile(script, join(desktop, 'verify-evidence.sh'))
      await writeFile(join(desktop, offline.zipName), zip)
      for (const { name, pem } of offline.authorities) await writeFile(join(desktop, name), pem)

      const answer = await new Promise((resolve) => {
        execFile('sh', ['-c', offline.command], { cwd: desktop }, (_, out, err) =>
          resolve(out + err),
        )
      })

      expect(answer).toMatch(said)
      expect(offline.authorities).toHaveLength(count)
    },
  )

  test.each([
    ['another insurer', { '--insurer': 'aoba' }, 'not to insurer aoba'],
    ['another policy', { '--policy-number': '204-7710-330' }, 'not about policy'],
    ['another year', { '--year': '2025' }, 'not about the year'],
    ['another seal', { '--seal-authority': 'tsa.pem' }, "seal is not the operator's"],
    ['another time stamp authority', { '--time-stamp-authority': 'seal.pem' }, 'time stamp is not'],
    ['the signature CA', { '--card-authority': 'signature-ca.pem' }, 'not an authority that you'],
    ['another policy of certificates', { '--certificate-policy': '1.2.3' }, 'under this authority'],
  ])('fails for %s', async (_what, changes, sentence) => {
    const inFolder = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [
        name,
        value.endsWith('.pem') ? file(value) : value,
      ]),
    )

    const { code, said } = await check(await sealed(), inFolder)

    expect(code).toBe(1)
    expect(said).toContain(sentence)
  })

  test.each(['statement.json', 'statement.txt', 'card.sig', 'ocsp.der', 'validation.json'])(
    'fails when a byte of %s is another',
    async (name) => {
      const zip = await changed((files) => {
        const content = new Uint8Array(files.get(name) ?? [])
        content[content.length - 3] = (content[content.length - 3] ?? 0) ^ 1
        files.set(name, content)
      })

      expect(await check(zip)).toEqual({
        code: 1,
        said: expect.stringContaining(`${name} was changed`),
      })
    },
  )

  test.each([
    ['without a file that is listed', 'card.sig', null, 'same files: card.sig'],
    ['without the seal', 'manifest.p7s', null, 'manifest.p7s is missing'],
    ['with a file that is not listed', 'extra.txt', new Uint8Array(1), 'does not belong there'],
    ['with a name that climbs out', '../evil', new Uint8Array(1), 'does not belong there'],
  ])('fails for a bundle %s', async (_what, name, content, sentence) => {
    const zip = await changed((files) => {
      files.delete(name)
      if (content !== null) files.set(name, content)
    })

    expect(await check(zip)).toEqual({ code: 1, said: expect.stringContaining(sentence) })
  })

  test('fails for a file that is no zip', async () => {
    expect((await check(new TextEncoder().encode('nothing'))).code).toBe(1)
  })
})

describe('over a bundle that is sealed whole, both verifiers refuse', () => {
  const at = (minutes: number) => new Date(parties.clock.now().getTime() + minutes * minuteMs)
  const answerAbout = (changes: Parameters<typeof ocspAnswerAbout>[2]) =>
    ocspAnswerAbout(parties.jlis, submission.certificate, changes)

  test.each([
    ['says revoked', () => answerAbout({ state: { status: 'revoked', revokedAt: at(-9) } })],
    ['says unknown', () => answerAbout({ state: { status: 'unknown' } })],
    ['was outdated', () => answerAbout({ thisUpdate: at(-60), nextUpdate: at(-50) })],
    ['is of the future', () => answerAbout({ thisUpdate: at(50), nextUpdate: at(60) })],
    ['the holder signed', () => answerAbout({ signedBy: 'holder', card: parties.hanako.card })],
    ['is about another card', () => answerAbout({ about: parties.ichiro.card.der })],
    ['is no answer', async () => new Uint8Array(300)],
  ])('a revocation answer that %s', async (_what, answer) => {
    const zip = await sealed({ revocationEvidence: await answer() })

    expect(await failedChecks(zip)).toEqual(['revocation'])
    expect((await check(zip)).code).toBe(1)
  })

  test('a signature over something else', async () => {
    const zip = await sealed({ signature: new Uint8Array(256).fill(7) })

    expect(await failedChecks(zip)).toEqual(['card_signature'])
    expect((await check(zip)).said).toContain('signature of the card')
  })

  test('the card of somebody else', async () => {
    const zip = await sealed({ certificate: parties.ichiro.card.der })

    expect(await failedChecks(zip)).toEqual(['card_signature', 'revocation'])
    expect((await check(zip)).code).toBe(1)
  })

  test('an answer that was received before it was asked for', async () => {
    const zip = await sealed({ receivedAt: at(-30) })

    expect(await failedChecks(zip)).toEqual(['challenge'])
    expect((await check(zip)).said).toContain('outside the time of the challenge')
  })
})
