import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'

type Decode = (codes: Uint8Array) => string

const utf16 = new TextDecoder('utf-16be')

/** One character a byte: the decoder named latin1 is windows-1252 and would change some. */
const byteText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

const hexBytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const codeOf = (bytes: Uint8Array): number => bytes.reduce((code, byte) => code * 256 + byte, 0)

/** PDF 32000-1 §9.10.3: the characters of each code, from `bfchar` and simple `bfrange` rows. */
function toUnicode(cmap: string): Decode {
  const characters = new Map<number, string>()
  const rows = cmap.matchAll(/<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>\s*)?<([0-9A-Fa-f]+)>/g)
  for (const [, from = '', to = from, target = ''] of rows) {
    const first = codeOf(hexBytes(from))
    const start = utf16.decode(hexBytes(target))
    const last = Math.min(codeOf(hexBytes(to)), first + 0xffff)
    for (let code = first; code <= last; code += 1) {
      const point = (start.codePointAt(start.length - 1) ?? 0) + code - first
      characters.set(code, start.slice(0, -1) + String.fromCodePoint(point))
    }
  }
  return (codes) => {
    let text = ''
    for (let at = 0; at + 1 < codes.length; at += 2) {
      text += characters.get(codeOf(codes.subarray(at, at + 2))) ?? ''
    }
    return text
  }
}

const streamText = (stream: unknown): string | null =>
  stream instanceof PDFRawStream ? byteText(decodePDFRawStream(stream).decode()) : null

/** How the codes of a font become characters; null when the PDF does not say. */
function decoderOf(font: PDFDict): Decode | null {
  const map = streamText(font.lookup(PDFName.of('ToUnicode')))
  const isComposite = font.lookup(PDFName.of('Subtype')) === PDFName.of('Type0')
  if (isComposite && map !== null) return toUnicode(map)
  if (!isComposite) return byteText
  const encoding = font.lookup(PDFName.of('Encoding'))
  const isUnicode = encoding instanceof PDFName && /^\/UniJIS.*(UTF16|UCS2)/.test(`${encoding}`)
  return isUnicode ? (codes) => utf16.decode(codes) : null
}

const tokens = /<([0-9A-Fa-f\s]*)>|\(((?:\\.|[^\\()])*)\)|\/(\S+)\s+[\d.]+\s+Tf\b/g

const stringBytes = (hex: string | undefined, literal: string | undefined): Uint8Array =>
  hex === undefined
    ? PDFString.of(literal ?? '').asBytes()
    : PDFHexString.of(hex.replace(/\s/g, '')).asBytes()

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  return streams
    .map((stream) => streamText(stream === undefined ? null : page.doc.context.lookup(stream)))
    .join('\n')
}

const fontOf = (page: PDFPage, name: string): PDFDict | null => {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'))
  const font = fonts instanceof PDFDict ? fonts.lookup(PDFName.of(name)) : null
  return font instanceof PDFDict ? font : null
}

function pageText(page: PDFPage): string | null {
  let decode: Decode | null = null
  let text = ''
  for (const [, hex, literal, fontName] of contentOf(page).matchAll(tokens)) {
    if (fontName !== undefined) {
      const font = fontOf(page, fontName)
      decode = font === null ? null : decoderOf(font)
      continue
    }
    if (decode === null) return null
    text += decode(stringBytes(hex, literal))
  }
  return text
}

/**
 * The words of a PDF in drawing order, for comparing dates and sums; null when a font does not say
 * which characters it draws, or nothing is drawn as text: then only a person can compare.
 */
export function pdfText(document: PDFDocument): string | null {
  const pages = document.getPages().map(pageText)
  if (pages.includes(null)) return null
  const text = pages.join('\n')
  return text.trim() === '' ? null : text
}
