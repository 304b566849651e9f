import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import type { StatusCheckForm } from '#cable-backend/contract/letter'
import { type OpenDatabase, openDatabase } from '#cable-backend/src/database/open-database'
import { notice, statusCheckForm } from '#mocks/fixtures/postbox/notices'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { sha256Hex } from './evidence/bundle/manifest.ts'
import { buildStatement } from './forms/build-statement.ts'
import type { NewLetter } from './letters/letter-store.ts'
import { postgresStores } from './postgres-stores.ts'
import { memoryStores, type PostboxStores } from './stores.ts'
import type { KeptSubmission, NewSubmission } from './submissions/submission-store.ts'

const uuid = () => crypto.randomUUID()
const at = new Date('2026-11-22T01:30:00.000Z')
const later = new Date('2026-11-22T01:31:00.000Z')

interface Kind {
  readonly name: string
  start(): Promise<void>
  open(): { readonly stores: PostboxStores; readonly admin: PostboxStores }
  stop(): Promise<void>
}

const inMemory: Kind = {
  name: 'in memory',
  start: async () => undefined,
  open: () => {
    const stores = memoryStores()
    return { stores, admin: stores }
  },
  stop: async () => undefined,
}

let database: TestDatabase
let opened: readonly OpenDatabase[] = []
const inPostgres: Kind = {
  name: 'in PostgreSQL, with the rights of the role',
  start: async () => {
    database = await copyMigratedDatabase(['postbox'])
    opened = [database.postboxUrl, database.adminUrl].map((url) => openDatabase(url))
  },
  open: () => {
    const [stores, admin] = opened.map(({ db }) => postgresStores(db))
    if (stores === undefined || admin === undefined) throw new Error('not started')
    return { stores, admin }
  },
  stop: async () => {
    for (const { close } of opened) await close()
    await database.drop()
  },
}

describe.each([inMemory, inPostgres])('the stores $name', ({ start, open, stop }) => {
  let stores: PostboxStores
  let insurerId: string
  let mailboxId: string

  beforeAll(start)
  afterAll(stop)

  beforeEach(async () => {
    const opened = open()
    stores = opened.stores
    insurerId = `midori-${uuid()}`
    mailboxId = await stores.insurers.openMailbox(`subject-${uuid()}`, uuid)
    await opened.admin.insurers.saveInsurer({
      insurerId,
      name: 'みどり生命保険',
      clientKeys: { keys: [] },
    })
    await opened.admin.insurers.linkRecipient({
      insurerId,
      recipientId: 'mdr-shigeru',
      mailboxId,
      name: '𠮷田茂',
      policyNumbers: ['204-7710-3301'],
    })
  })

  async function letter(
    content: string = uuid(),
    form: StatusCheckForm | null = statusCheckForm(),
  ): Promise<NewLetter> {
    const pdf = new TextEncoder().encode(content)
    const { subject, parts } = notice()
    return {
      letterId: uuid(),
      insurerId,
      recipientId: 'mdr-shigeru',
      subject,
      parts,
      form,
      sentOn: '2026-11-22',
      pdf: { content: pdf, sha256: await sha256Hex(pdf) },
      deliveredAt: at,
    }
  }

  async function delivered(): Promise<NewLetter> {
    const sent = await letter()
    await stores.letters.deliver(sent, { key: uuid(), bodyDigest: 'a' })
    return sent
  }

  async function submission(
    letterId: string,
    changes: Partial<NewSubmission> = {},
  ): Promise<NewSubmission> {
    const kept = await stores.letters.find(mailboxId, letterId)
    if (kept?.form == null) throw new Error('a form is expected')
    const digits = String(Math.random()).slice(2, 14).padEnd(12, '0')
    return {
      submissionId: uuid(),
      receiptNumber: digits.replace(/^(....)(....)(....)$/, '$1-$2-$3'),
      challengeId: uuid(),
      letterId,
      insurerId,
      recipientId: 'mdr-shigeru',
      receivedAt: at,
      dueOn: '2026-11-30',
      hasChanges: true,
      statement: await buildStatement(kept, kept.form, [
        { questionId: 'still_living_there', value: 'yes', phoneNumber: null },
        { questionId: 'phone_changed', value: 'no', phoneNumber: null },
      ]),
      signedBytes: Uint8Array.of(0, 255, 1),
      signature: Uint8Array.of(2),
      certificate: Uint8Array.of(3),
      authority: Uint8Array.of(4),
      policy: '1.2.3',
      revocationMethod: 'ocsp',
      sourceUpdatedAt: at,
      revocationCheckedAt: at,
      revocationEvidence: null,
      ...changes,
    }
  }

  async function accepted(): Promise<KeptSubmission> {
    const { letterId } = await delivered()
    const made = await submission(letterId)
    await stores.submissions.accept(made)
    return { ...made, decided: null, isSealed: false }
  }

  test('keep a letter and its PDF byte for byte', async () => {
    const sent = await delivered()

    const [kept] = await stores.letters.inboxOf(mailboxId)

    expect(kept).toMatchObject({ letterId: sent.letterId, recipientName: '𠮷田茂', isUnread: true })
    expect(kept?.parts).toEqual(sent.parts)
    expect(kept?.form).toEqual(sent.form)
    expect(await stores.letters.pdfOf(mailboxId, sent.letterId)).toEqual(sent.pdf.content)
  })

  test("show nobody another mailbox's letter", async () => {
    const { letterId } = await delivered()
    const other = await stores.insurers.openMailbox(`subject-${uuid()}`, uuid)

    expect(await stores.letters.find(other, letterId)).toBeNull()
    expect(await stores.letters.pdfOf(other, letterId)).toBeNull()
    expect(await stores.letters.inboxOf(other)).toEqual([])
  })

  test('open one mailbox for one subject', async () => {
    const subject = `subject-${uuid()}`
    const both = await Promise.all([
      stores.insurers.openMailbox(subject, uuid),
      stores.insurers.openMailbox(subject, uuid),
    ])

    expect(new Set(both).size).toBe(1)
  })

  test('keep the first of each kind of event', async () => {
    const { letterId } = await delivered()
    await stores.letters.append(letterId, 'opened', at)
    await stores.letters.append(letterId, 'opened', later)

    const sent = await stores.letters.findSent(insurerId, letterId)

    expect(sent?.events.map(({ kind }) => kind)).toEqual(['accepted', 'delivered', 'opened'])
    expect(sent?.events[2]?.at).toBe(at.toISOString())
    expect((await stores.letters.find(mailboxId, letterId))?.isUnread).toBe(false)
  })

  test('answer a key that comes again with its first answer', async () => {
    const [first, second] = [await letter(), await letter()]
    const request = { key: uuid(), bodyDigest: 'same' }

    const one = await stores.letters.deliver(first, request)
    const two = await stores.letters.deliver(second, request)

    expect(one.kind).toBe('delivered')
    expect(two).toEqual({ ...one, kind: 'answered_before' })
    expect(await stores.letters.inboxOf(mailboxId)).toHaveLength(1)
  })

  test('deliver once when one key comes twice at the same moment', async () => {
    const request = { key: uuid(), bodyDigest: 'same' }
    const both = [await letter('one'), await letter('one')]

    const answers = await Promise.all(both.map((each) => stores.letters.deliver(each, request)))

    expect(answers.map(({ kind }) => kind).sort()).toEqual(['answered_before', 'delivered'])
  })

  test('refuse a key that comes with another body', async () => {
    const key = uuid()
    await stores.letters.deliver(await letter(), { key, bodyDigest: 'one' })

    const answer = await stores.letters.deliver(await letter(), { key, bodyDigest: 'two' })

    expect(answer).toEqual({ kind: 'idempotency_key_reused' })
  })

  test.each([
    ['with a form', statusCheckForm()],
    ['without a form', null],
  ])('refuse the same PDF twice %s, and forget the key of the second', async (_what, form) => {
    const content = uuid()
    const key = uuid()
    await stores.letters.deliver(await letter(content, form), { key: uuid(), bodyDigest: 'one' })

    const again = await stores.letters.deliver(await letter(content, form), {
      key,
      bodyDigest: 'x',
    })
    const other = await stores.letters.deliver(await letter(), { key, bodyDigest: 'y' })

    expect([again.kind, other.kind]).toEqual(['duplicate_notice', 'delivered'])
  })

  test('keep the last draft until the form is submitted', async () => {
    const { letterId } = await delivered()
    const draft = { answers: [{ questionId: 'phone_changed', value: 'no', phoneNumber: null }] }
    await stores.letters.saveDraft(letterId, { answers: [] }, at)
    await stores.letters.saveDraft(letterId, draft, later)
    expect(await stores.letters.draftOf(letterId)).toEqual(draft)

    await stores.submissions.accept(await submission(letterId))

    expect(await stores.letters.draftOf(letterId)).toBeNull()
  })

  test('keep a submission as it is, with its event and its place in the queue', async () => {
    const made = await accepted()

    expect(await stores.submissions.findByLetter(made.letterId)).toEqual(made)
    expect(await stores.submissions.findByChallenge(made.challengeId)).toEqual(made)
    expect(await stores.submissions.ofMailbox(mailboxId)).toEqual([made])
    expect(await stores.evidence.due(at, 1000)).toContainEqual({ submission: made, attempts: 0 })
    const sent = await stores.letters.findSent(insurerId, made.letterId)
    expect(sent?.events.map(({ kind }) => kind)).toEqual(['accepted', 'delivered', 'acted'])
  })

  test.each(['challengeId', 'letterId', 'receiptNumber'] as const)(
    'take no second submission of one %s',
    async (field) => {
      const made = await accepted()
      const { letterId } = await delivered()
      const second = await submission(letterId, { [field]: made[field] })

      expect(await stores.submissions.accept(second)).toBe('taken')
      expect(await stores.submissions.ofInsurer(insurerId)).toEqual([made])
    },
  )

  test('take one of two submissions of one letter at the same moment', async () => {
    const { letterId } = await delivered()
    const both = [await submission(letterId), await submission(letterId)]

    const answers = await Promise.all(both.map((each) => stores.submissions.accept(each)))

    expect(answers.sort()).toEqual(['accepted', 'taken'])
  })

  test("show no insurer another insurer's submission", async () => {
    const { submissionId } = await accepted()

    expect(await stores.submissions.findOfInsurer('aoba', submissionId)).toBeNull()
    expect(await stores.submissions.ofInsurer('aoba')).toEqual([])
    expect(await stores.evidence.find('aoba', submissionId)).toBeNull()
  })

  test('decide once, with the reason', async () => {
    const made = await accepted()
    const rejected = { decision: 'rejected', reason: '番号ちがい', decidedAt: later } as const

    const first = await stores.submissions.decide(made, rejected)
    const second = await stores.submissions.decide(made, { decision: 'accepted', decidedAt: later })

    expect([first, second]).toEqual(['decided', 'already_decided'])
    const kept = await stores.submissions.findOfInsurer(insurerId, made.submissionId)
    expect(kept?.decided).toEqual(rejected)
    const sent = await stores.letters.findSent(insurerId, made.letterId)
    expect(sent?.events.at(-1)).toEqual({
      kind: 'insurer_rejected',
      at: later.toISOString(),
      detail: '番号ちがい',
    })
  })

  test('keep the first seal, and take the submission from the queue', async () => {
    const { submissionId } = await accepted()
    const seal = {
      submissionId,
      profile: 'attested' as const,
      zip: Uint8Array.of(80, 75),
      sealedAt: later,
      salts: [{ name: 'card.sig', salt: Uint8Array.of(1) }],
    }

    await stores.evidence.keep(seal)
    await stores.evidence.keep({ ...seal, zip: Uint8Array.of(9) })

    expect(await stores.evidence.find(insurerId, submissionId)).toEqual(seal.zip)
    const waiting = await stores.evidence.due(later, 1000)
    expect(waiting.map((each) => each.submission.submissionId)).not.toContain(submissionId)
    const kept = await stores.submissions.findOfInsurer(insurerId, submissionId)
    expect(kept?.isSealed).toBe(true)
  })

  test('let a postponed submission wait', async () => {
    const { submissionId } = await accepted()
    await stores.evidence.postpone({
      submissionId,
      attempts: 1,
      nextAttemptAt: later,
      failure: 'status_503',
    })
    const idsAt = async (now: Date) =>
      (await stores.evidence.due(now, 1000)).map((each) => each.submission.submissionId)

    expect(await idsAt(at)).not.toContain(submissionId)
    expect(await idsAt(later)).toContain(submissionId)
  })

  test('let a session end by itself', async () => {
    const session = {
      sessionId: uuid(),
      mailboxId,
      card: { salt: Uint8Array.of(1), sha256: Uint8Array.of(2) },
      expiresAt: later,
    }
    await stores.sessions.save(session)

    expect(await stores.sessions.find(session.sessionId, at)).toEqual(session)
    expect(await stores.sessions.find(session.sessionId, later)).toBeNull()
    await stores.sessions.purge(new Date(later.getTime() + 1))
    expect(await stores.sessions.find(session.sessionId, at)).toBeNull()
  })

  test('remember an assertion that was used', async () => {
    const id = `issuer ${uuid()}`

    expect(await stores.assertions.remember(id, later, at)).toBe('first')
    expect(await stores.assertions.remember(id, later, at)).toBe('seen')
  })
})

describe('the role of the e-postbox', () => {
  beforeAll(inPostgres.start)
  afterAll(inPostgres.stop)

  test.each([
    'update postbox.submissions set receipt_number = receipt_number',
    'delete from postbox.submissions',
    'update postbox.letter_events set at = now()',
    'delete from postbox.letter_events',
    'delete from postbox.submission_decisions',
    'update postbox.evidence set zip = zip',
    'delete from postbox.evidence',
    'update postbox.letter_pdfs set bytes = bytes',
    "insert into postbox.insurers values ('x', 'x', '{}')",
    'update postbox.recipients set mailbox_id = mailbox_id',
    'update postbox.challenges set expires_at = now()',
    'drop table postbox.letters',
    'create table postbox.more (id int)',
  ])('may not %s', async (statement) => {
    const sql = postgres(database.postboxUrl, { max: 1 })

    const refused = await sql.unsafe(statement).then(
      () => null,
      (error: { code: string }) => error.code,
    )

    await sql.end()
    expect(refused).toBe('42501')
  })
})
