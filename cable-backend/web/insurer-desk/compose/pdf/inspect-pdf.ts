import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib'
import { noticePdfMaxBytes } from '#cable-backend/contract/insurer'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { InspectedPdf, PdfRefusal } from './inspected-pdf.ts'
import { pdfText } from './pdf-text.ts'

/** What a letter has no use for and a reader's computer may act upon. */
const activeNames = ['JavaScript', 'JS', 'XFA', 'Launch', 'EmbeddedFiles', 'RichMedia', 'AA']

const dictOf = (object: PDFObject): PDFDict | null => {
  if (object instanceof PDFDict) return object
  return object instanceof PDFStream ? object.dict : null
}

function isActive(object: PDFObject): boolean {
  if (object instanceof PDFArray) return object.asArray().some(isActive)
  const dict = dictOf(object)
  if (dict === null) return false
  return dict
    .entries()
    .some(
      ([key, value]) =>
        activeNames.includes(key.decodeText()) ||
        (value instanceof PDFName && activeNames.includes(value.decodeText())) ||
        isActive(value),
    )
}

const hasActiveContent = (document: PDFDocument): boolean =>
  document.context.enumerateIndirectObjects().some(([, object]) => isActive(object))

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

async function parse(bytes: Uint8Array): Promise<PDFDocument | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      throwOnInvalidObject: true,
      updateMetadata: false,
      ignoreEncryption: true,
    })
    return document.getPageCount() > 0 ? document : null
  } catch {
    // The parser reports every broken structure by throwing one error or another.
    return null
  }
}

function outsideRefusal(bytes: Uint8Array): PdfRefusal | null {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > noticePdfMaxBytes) return 'too_large'
  const decoder = new TextDecoder('latin1')
  const isWhole =
    decoder.decode(bytes.subarray(0, 5)) === '%PDF-' &&
    /%%EOF\s*$/.test(decoder.decode(bytes.subarray(-1024)))
  return isWhole ? null : 'not_a_pdf'
}

/** Looks at a PDF before it is sent: is it one, can it act, how long is it, what does it say. */
export async function inspectPdf(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<InspectedPdf, PdfRefusal>> {
  const refusal = outsideRefusal(bytes)
  if (refusal !== null) return err(refusal)
  const document = await parse(bytes)
  if (document === null) return err('not_a_pdf')
  if (document.isEncrypted) return err('encrypted')
  if (hasActiveContent(document)) return err('has_active_content')
  const sha256 = hex(await globalThis.crypto.subtle.digest('SHA-256', bytes))
  return ok({ name, bytes, sha256, pages: document.getPageCount(), text: pdfText(document) })
}
