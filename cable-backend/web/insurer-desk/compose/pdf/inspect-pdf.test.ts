import { PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, test } from '@jest/globals'
import { noticePdfMaxBytes } from '#cable-backend/contract/insurer'
import { notice } from '#mocks/fixtures/letters'
import { makeNoticePdf } from '#mocks/fixtures/notice-pdf'
import { inspectPdf } from './inspect-pdf.ts'

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text))

async function pdfWith(change: (document: PDFDocument) => void): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  document.addPage()
  change(document)
  return new Uint8Array(await document.save())
}

const refusalOf = async (pdf: Uint8Array<ArrayBuffer>) => {
  const inspected = await inspectPdf('x.pdf', pdf)
  return inspected.ok ? null : inspected.error
}

describe('a PDF before it is sent', () => {
  test('is read for its pages, its digest and its words', async () => {
    const sent = notice({ parts: [{ kind: 'fact', label: 'お支払いした額', value: '120,000円' }] })
    const pdf = await makeNoticePdf(sent, { insurerName: 'みどり生命保険', madeAt: new Date(0) })

    const inspected = await inspectPdf('letter.pdf', pdf)

    expect(inspected).toMatchObject({ ok: true, value: { name: 'letter.pdf', pages: 1 } })
    expect(inspected.ok && inspected.value.text).toContain('お支払いした額　120,000円')
    expect(inspected.ok && inspected.value.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is read when its font says which characters it draws', async () => {
    const document = await PDFDocument.create()
    const font = await document.embedFont(StandardFonts.Helvetica)
    document.addPage().drawText('due 2026', { font })

    const inspected = await inspectPdf('x.pdf', new Uint8Array(await document.save()))

    expect(inspected.ok && inspected.value.text).toContain('due 2026')
  })

  test('says so when no computer can read it', async () => {
    const inspected = await inspectPdf('scan.pdf', await pdfWith(() => undefined))

    expect(inspected.ok && inspected.value.text).toBeNull()
  })

  test.each([
    ['empty', new Uint8Array()],
    ['not_a_pdf', bytes('PK zip')],
    ['not_a_pdf', bytes('%PDF-1.7 and nothing else')],
    ['not_a_pdf', bytes('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF')],
    ['too_large', new Uint8Array(noticePdfMaxBytes + 1)],
  ])('is refused as %s', async (refusal, pdf) => {
    expect(await refusalOf(pdf)).toBe(refusal)
  })

  test.each(['JavaScript', 'Launch'])('is refused when it holds %s', async (kind) => {
    const pdf = await pdfWith(({ catalog, context }) => {
      const action = context.obj({ S: kind, JS: PDFString.of('app.alert(1)') })
      catalog.set(PDFName.of('OpenAction'), action)
    })

    expect(await refusalOf(pdf)).toBe('has_active_content')
  })

  test('is refused when it holds another file', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    await document.attach(bytes('x'), 'x.txt')

    expect(await refusalOf(new Uint8Array(await document.save()))).toBe('has_active_content')
  })
})
