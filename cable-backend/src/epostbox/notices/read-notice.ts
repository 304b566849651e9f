import { Notice, noticePdfMaxBytes } from '#cable-backend/contract/insurer'
import type { StatusCheckForm } from '#cable-backend/contract/letter'
import { encodeHex } from '../../card-proof/encoding.ts'
import { Problem } from '../../http/problem.ts'
import { readBytes } from '../../http/read-bytes.ts'

export interface ReadNotice {
  readonly notice: Notice
  readonly pdf: Uint8Array<ArrayBuffer>
  readonly pdfSha256: string
  /** SHA-256 (hex) over both parts: what an idempotency key stands for. */
  readonly bodyDigest: string
}

const partsMaxBytes = 128 * 1024
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads a multipart request that is exactly one `notice` in JSON and one `pdf`. */
export async function readNotice(request: Request): Promise<ReadNotice> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data;/i.test(contentType)) throw new Problem('unsupported_media_type')
  const body = await readBytes(request, noticePdfMaxBytes + partsMaxBytes)
  if (body === null) throw new Problem('payload_too_large')
  const { notice, pdf } = await partsOf(body, contentType)
  if (pdf.length > noticePdfMaxBytes) throw new Problem('payload_too_large')
  const pdfSha256 = await sha256(pdf)
  const canonical = new TextEncoder().encode(JSON.stringify([notice, pdfSha256]))
  return { notice, pdf, pdfSha256, bodyDigest: await sha256(canonical) }
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

async function partsOf(body: Uint8Array<ArrayBuffer>, contentType: string) {
  const form = await formOf(body, contentType)
  const entries = [...form]
  const notice = form.get('notice')
  const pdf = form.get('pdf')
  if (entries.length !== 2 || notice === null || !(pdf instanceof File)) {
    throw new Problem('invalid_request')
  }
  if (pdf.type !== 'application/pdf') throw new Problem('unsupported_media_type')
  const json = typeof notice === 'string' ? notice : utf8Of(await bytesOf(notice))
  return { notice: noticeOf(json), pdf: await bytesOf(pdf) }
}

async function formOf(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': contentType } }).formData()
  } catch (cause) {
    throw new Problem('invalid_request', { cause })
  }
}

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer())

function utf8Of(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new Problem('invalid_request', { cause })
  }
}

function noticeOf(json: string): Notice {
  const parsed = Notice.safeParse(jsonOf(json))
  if (!parsed.success) throw new Problem('invalid_request', { cause: parsed.error })
  const isShowable = textsOf(parsed.data).every(isShowableText)
  const isAnswerable = parsed.data.form === null || hasDistinctNames(parsed.data.form)
  if (!isShowable || !isAnswerable) throw new Problem('invalid_request')
  return parsed.data
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new Problem('invalid_request', { cause })
  }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

/** Control characters, half a surrogate, or a switch of writing direction deceive on a screen. */
const isShowableText = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u.test(text.replaceAll('\n', ''))

function hasDistinctNames({ questions }: StatusCheckForm): boolean {
  const isDistinct = (names: readonly string[]) => new Set(names).size === names.length
  return (
    isDistinct(questions.map((question) => question.questionId)) &&
    questions.every(({ choices }) => isDistinct(choices.map((choice) => choice.value)))
  )
}
