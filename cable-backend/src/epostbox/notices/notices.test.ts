import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ProblemBody } from '#cable-backend/contract/problem'
import { letterPdf, notice, noticeBody, statusCheckForm } from '#mocks/fixtures/postbox/notices'
import { openPostbox } from '#mocks/fixtures/postbox/opened-postbox'
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
} from '#mocks/fixtures/postbox/postbox-under-test'

let parties: Parties
let under: PostboxUnderTest
let midori: BackOffice
let aoba: BackOffice

beforeAll(async () => {
  parties = await createParties(createClock())
})

beforeEach(async () => {
  under = await openPostbox(parties)
  midori = await createBackOffice(under, 'midori')
  aoba = await createBackOffice(under, 'aoba')
})

const sentBy = async () => (await under.deps.stores.letters.sentBy('midori')).length

describe('a notice', () => {
  test('is answered the same for the same key and body, and refused for another body', async () => {
    const pdf = await letterPdf('one')
    const key = crypto.randomUUID()

    const first = await midori.postNotice(noticeBody(notice(), pdf), key)
    const again = await midori.postNotice(noticeBody(notice(), pdf), key)
    const other = await refusalOf(
      midori.postNotice(noticeBody(notice({ subject: '別の件名' }), pdf), key),
    )

    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    expect(other).toEqual({ status: 409, code: 'idempotency_key_reused' })
    expect(await sentBy()).toBe(1)
  })

  test('is refused as a duplicate under another key', async () => {
    const pdf = await letterPdf('one')
    await midori.postNotice(noticeBody(notice(), pdf))

    expect(await refusalOf(midori.postNotice(noticeBody(notice(), pdf)))).toEqual({
      status: 409,
      code: 'duplicate_notice',
    })
  })

  test('needs a key', async () => {
    const body = noticeBody(notice(), await letterPdf('one'))

    expect(await refusalOf(midori.call('/insurer/notices', { method: 'POST', body }))).toEqual({
      status: 400,
      code: 'idempotency_key_missing',
    })
  })

  test("goes to nobody of another insurer's customers", async () => {
    const body = noticeBody(notice(), await letterPdf('one'))

    expect(await refusalOf(aoba.postNotice(body))).toEqual({
      status: 404,
      code: 'recipient_unknown',
    })
  })

  const [question] = statusCheckForm().questions
  const choice = { value: 'yes', label: 'はい', asks: null }
  test.each([
    ['an unknown field', { ...notice(), insurerId: 'aoba' }],
    ['no parts', notice({ parts: [] })],
    ['a long subject', notice({ subject: 'あ'.repeat(41) })],
    ['half a character', notice({ subject: 'a\ud800' })],
    ['a control character', notice({ subject: 'a\u0000b' })],
    ['a switch of direction', notice({ subject: 'a\u202eb' })],
    ['no day', notice({ form: statusCheckForm({ dueOn: '2026-02-30' }) })],
    ["another person's policy", notice({ form: statusCheckForm({ policyNumber: 'XX-0000' }) })],
    [
      'one question twice',
      notice({
        form: statusCheckForm({ questions: [question, question].flatMap((q) => q ?? []) }),
      }),
    ],
    [
      'one choice twice',
      notice({
        form: statusCheckForm({
          questions: [
            { questionId: 'a', topic: 'a', text: 'a', fact: null, choices: [choice, choice] },
          ],
        }),
      }),
    ],
    ['a list', []],
    ['null', null],
  ])('with %s is refused and not kept', async (_what, sent) => {
    const refusal = await refusalOf(midori.postNotice(noticeBody(sent, await letterPdf('one'))))

    expect(refusal).toEqual({ status: 400, code: 'invalid_request' })
    expect(await sentBy()).toBe(0)
  })

  test.each([
    ['no parts', () => new FormData()],
    [
      'a third part',
      async () => {
        const body = noticeBody(notice(), await letterPdf('one'))
        body.set('more', 'x')
        return body
      },
    ],
    [
      'two PDFs',
      async () => {
        const body = noticeBody(notice(), await letterPdf('one'))
        body.append('pdf', new Blob(['x'], { type: 'application/pdf' }))
        return body
      },
    ],
    [
      'a PDF that is text',
      async () => {
        const body = noticeBody(notice(), await letterPdf('one'))
        body.set('pdf', '%PDF-')
        return body
      },
    ],
  ])('of %s is refused', async (_what, bodyOf) => {
    expect(await refusalOf(midori.postNotice(await bodyOf()))).toEqual({
      status: 400,
      code: 'invalid_request',
    })
  })

  test.each([
    ['application/json', '{}', 415, 'unsupported_media_type'],
    ['multipart/form-data', 'x', 415, 'unsupported_media_type'],
    ['multipart/form-data; boundary=x', 'no boundary', 400, 'invalid_request'],
    ['multipart/form-data; boundary=x', 'x'.repeat(5_500_000), 413, 'payload_too_large'],
  ])('as %s is refused', async (type, body, status, code) => {
    const headers = { 'Idempotency-Key': 'a-key-of-mine', 'Content-Type': type }

    const refusal = await refusalOf(
      midori.call('/insurer/notices', { method: 'POST', body, headers }),
    )

    expect(refusal).toEqual({ status, code })
  })
})

async function pdfWith(change: (document: PDFDocument) => void): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  document.addPage()
  change(document)
  return new Uint8Array(await document.save())
}

const inCatalog = (key: string, value: Record<string, unknown>) =>
  pdfWith((document) => {
    document.catalog.set(PDFName.of(key), document.context.obj(JSON.parse(JSON.stringify(value))))
  })

const action = (kind: string) =>
  pdfWith((document) => {
    const dictionary = document.context.obj({ Type: 'Action', S: kind })
    dictionary.set(PDFName.of('F'), PDFString.of('x'))
    document.catalog.set(PDFName.of('OpenAction'), dictionary)
  })

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('a PDF', () => {
  test.each([
    ['that is empty', async () => new Uint8Array(), 'does not begin'],
    ['that is HTML', async () => latin1('<html>%%EOF'), 'does not begin'],
    ['that is cut off', async () => (await letterPdf('a')).slice(0, -40), 'does not end'],
    ['of rubbish', async () => latin1('%PDF-1.7\nrubbish\n%%EOF'), 'cannot be read'],
    ['with JavaScript', () => action('JavaScript'), 'JavaScript'],
    ['that launches a program', () => action('Launch'), 'launches'],
    ['with an XFA form', () => inCatalog('AcroForm', { XFA: 1 }), 'XFA'],
    ['with a file inside', () => inCatalog('Names', { EmbeddedFiles: {} }), 'embedded file'],
    [
      'with a name spelt in hex',
      async () => {
        const text = Buffer.from(
          await (await PDFDocument.create()).save({ useObjectStreams: false }),
        )
        return latin1(
          text
            .toString('latin1')
            .replace('/Catalog', '/Catalog /OpenAction << /S /J#61vaScript >>'),
        )
      },
      'JavaScript',
    ],
    [
      'that is encrypted',
      async () => {
        const document = await PDFDocument.create()
        document.addPage()
        document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
        return new Uint8Array(await document.save())
      },
      'encrypted',
    ],
  ])('%s is refused with a sentence', async (_what, pdfOf, word) => {
    const response = await midori.postNotice(noticeBody(notice(), new Uint8Array(await pdfOf())))

    const { code, message } = ProblemBody.parse(await response.json())
    expect([response.status, code]).toEqual([400, 'pdf_invalid'])
    expect(message).toContain(word)
    expect(await sentBy()).toBe(0)
  })

  test('of more than five megabytes is refused', async () => {
    const pdf = new Uint8Array(5 * 1024 * 1024 + 1)

    expect(await refusalOf(midori.postNotice(noticeBody(notice(), pdf)))).toEqual({
      status: 413,
      code: 'payload_too_large',
    })
  })
})

describe('what came back', () => {
  async function submitted(): Promise<string> {
    const { letterId } = await deliver(midori)
    const viewer = await signIn(under, parties.hanako)
    const proof = await parties.hanako.card.tap(await ask(viewer, letterId))
    await viewer.send('POST', '/submissions', proof)
    const [submission] = await under.deps.stores.submissions.ofInsurer('midori')
    return submission?.submissionId ?? ''
  }

  test('is not found by another insurer, whatever they ask', async () => {
    const id = await submitted()
    const paths = ['', '/evidence'].map((rest) => `/insurer/submissions/${id}${rest}`)

    for (const path of paths) {
      expect(await refusalOf(aoba.call(path))).toEqual({ status: 404, code: 'not_found' })
    }
    const decision = aoba.send('POST', `/insurer/submissions/${id}/decision`, {
      decision: 'accepted',
    })
    expect(await refusalOf(decision)).toEqual({ status: 404, code: 'not_found' })
    expect(await (await aoba.call('/insurer/submissions')).json()).toEqual({ submissions: [] })
    expect(await (await aoba.call('/insurer/notices')).json()).toEqual({ notices: [] })
  })

  test('is decided once, and the viewer reads the reason', async () => {
    const path = `/insurer/submissions/${await submitted()}/decision`
    const rejected = { decision: 'rejected', reason: '電話番号を ご確認ください。' }

    const first = await midori.send('POST', path, rejected)
    const second = await refusalOf(midori.send('POST', path, { decision: 'accepted' }))

    expect(first.status).toBe(200)
    expect(second).toEqual({ status: 409, code: 'already_decided' })
    const viewer = await signIn(under, parties.hanako)
    expect(await (await viewer.call('/letters')).json()).toMatchObject({
      letters: [
        {
          form: { receipt: { state: 'rejected', rejectedBecause: '電話番号を ご確認ください。' } },
        },
      ],
    })
  })

  test.each([
    ['no reason', { decision: 'rejected' }],
    ['an empty reason', { decision: 'rejected', reason: '' }],
    ['a reason to accept', { decision: 'accepted', reason: 'x' }],
    ['another decision', { decision: 'perhaps' }],
  ])('is not decided with %s', async (_what, decision) => {
    const path = `/insurer/submissions/${await submitted()}/decision`

    expect(await refusalOf(midori.send('POST', path, decision))).toEqual({
      status: 400,
      code: 'invalid_request',
    })
  })

  test('has no evidence before it is sealed', async () => {
    const path = `/insurer/submissions/${await submitted()}/evidence`

    expect(await refusalOf(midori.call(path))).toEqual({ status: 404, code: 'not_found' })
  })
})
