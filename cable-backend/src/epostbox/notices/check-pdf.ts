import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFStream,
} from '@cantoo/pdf-lib'

const names: readonly (readonly [string, string])[] = [
  ['JavaScript', 'The PDF contains JavaScript.'],
  ['JS', 'The PDF contains JavaScript.'],
  ['XFA', 'The PDF contains an XFA form.'],
  ['Launch', 'The PDF contains an action that launches a program.'],
  ['EmbeddedFile', 'The PDF contains an embedded file.'],
  ['EmbeddedFiles', 'The PDF contains an embedded file.'],
  ['RichMedia', 'The PDF contains rich media.'],
]

/**
 * Answers what is wrong with a PDF in one sentence, or null: it must be whole, readable, not
 * encrypted, and hold nothing that runs, launches or hides another file.
 */
export async function faultInPdf(pdf: Uint8Array): Promise<string | null> {
  if (latin1(pdf.subarray(0, 5)) !== '%PDF-') return 'The file does not begin as a PDF does.'
  if (!/%%EOF\s*$/.test(latin1(pdf.subarray(-1024)))) return 'The PDF does not end with %%EOF.'
  const document = await readPdf(pdf)
  if (typeof document === 'string') return document
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const fault = faultInObject(object, 0)
    if (fault !== null) return fault
  }
  return null
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

async function readPdf(pdf: Uint8Array): Promise<PDFDocument | string> {
  try {
    // Leniently first: a strict reader stumbles over an encrypted file before it can say so.
    await PDFDocument.load(pdf, { updateMetadata: false })
    const document = await PDFDocument.load(pdf, {
      updateMetadata: false,
      throwOnInvalidObject: true,
    })
    return document.getPageCount() > 0 ? document : 'The PDF has no page.'
  } catch (error) {
    if (error instanceof EncryptedPDFError) return 'The PDF is encrypted.'
    // The parser reports every broken structure by throwing one error or another.
    if (error instanceof Error) return 'The PDF cannot be read.'
    throw error
  }
}

const maxDepth = 64

function faultInObject(object: unknown, depth: number): string | null {
  if (depth > maxDepth) return 'The PDF is nested too deeply.'
  if (object instanceof PDFName) return faultInName(object)
  for (const part of partsOf(object)) {
    const fault = faultInObject(part, depth + 1)
    if (fault !== null) return fault
  }
  return null
}

const faultInName = (name: PDFName): string | null =>
  names.find(([forbidden]) => forbidden === name.decodeText())?.[1] ?? null

function partsOf(object: unknown): readonly unknown[] {
  if (object instanceof PDFStream) return [object.dict]
  if (object instanceof PDFDict) return object.entries().flat()
  if (object instanceof PDFArray) return object.asArray()
  return []
}
