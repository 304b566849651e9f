import { err, ok, type Result } from '../../../contract/result.ts'
import { otherFormatOf } from './other-format.ts'
import type { XmlFault } from './xml-fault.ts'

/** A larger file is refused unread; the largest feeds of whole countries stay below it. */
export const mostBytes = 8 * 1024 * 1024

/** Names of encodings (XML 1.0 §4.3.3, lower case) and what decodes them. */
const decoders = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-2', 'iso-8859-2'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['windows-1252', 'windows-1252'],
  ['shift_jis', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['euc-kr', 'euc-kr'],
  ['big5', 'big5'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
])

/** First bytes that tell the encoding (XML 1.0 appendix F); the longer ones come first. */
const signs: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'UTF-32'],
  [[0x00, 0x00, 0xfe, 0xff], 'UTF-32'],
  [[0x3c, 0x00, 0x00, 0x00], 'UTF-32'],
  [[0x00, 0x00, 0x00, 0x3c], 'UTF-32'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
]

/**
 * The text of an XML file by its byte order mark or its declaration, UTF-8 without either. Bytes that
 * are not of that encoding are a fault, never replaced by question marks.
 */
export function decodeXml(bytes: Uint8Array): Result<string, XmlFault> {
  if (bytes.length === 0) return fault('file_empty', '')
  if (bytes.length > mostBytes) return fault('file_too_large', '')
  const sign = signs.find(([first]) => first.every((byte, index) => bytes[index] === byte))?.[1]
  if (sign === 'UTF-32') return fault('encoding_unsupported', sign)
  return sign === undefined ? decodeDeclared(bytes) : decodeSigned(bytes, sign)
}

function decodeSigned(bytes: Uint8Array, sign: string): Result<string, XmlFault> {
  const text = decode(bytes, sign)
  if (text === null) return fault('encoding_wrong', `its bytes are not ${sign}`)
  if (agrees(text, sign)) return ok(text)
  return fault('encoding_wrong', `its declaration says ${declaredIn(text)}, its bytes ${sign}`)
}

function decodeDeclared(bytes: Uint8Array): Result<string, XmlFault> {
  const other = otherFormatOf(bytes)
  if (other !== null) return fault('not_xml', other)
  const declared = declaredIn(latin1(bytes.subarray(0, 256)))
  const label = decoders.get(declared)
  if (label === undefined) return fault('encoding_unsupported', declared)
  if (label === 'utf-16') return fault('encoding_wrong', 'its declaration says UTF-16')
  const text = decode(bytes, label)
  return text === null ? fault('encoding_wrong', `its bytes are not ${label}`) : ok(text)
}

/** The encoding that the declaration names, in lower case; UTF-8 where it names none. */
const declaredIn = (start: string): string =>
  /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8'

/** Whether the declaration, where there is one, agrees with what the first bytes told. */
function agrees(text: string, sign: string): boolean {
  const start = text.slice(0, 256)
  if (!/^<\?xml\s[^>]{0,200}?encoding/.test(start)) return true
  const declared = decoders.get(declaredIn(start))
  return declared === (sign === 'utf-8' ? 'utf-8' : 'utf-16')
}

function decode(bytes: Uint8Array, label: string): string | null {
  const decoder = new TextDecoder(label, { fatal: true })
  try {
    return decoder.decode(bytes)
  } catch {
    // Bytes of another encoding are all that a fatal decoder throws for.
    return null
  }
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const fault = (code: XmlFault['code'], detail: string): Result<string, XmlFault> =>
  err({ code, line: null, detail })
