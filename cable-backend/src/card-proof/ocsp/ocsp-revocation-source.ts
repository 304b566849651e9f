import { readBytes } from '../../http/read-bytes.ts'
import type { VerifiedCertificate } from '../card-certificate.ts'
import type { RevocationAnswer, RevocationSource } from '../revocation-source.ts'
import { requireAuthority } from '../x509/verify-certificate.ts'
import { type OcspSingle, readOcspAnswer } from './ocsp-answer.ts'
import {
  doubtAboutAnswer,
  doubtAboutTimes,
  isSignedByResponder,
  type OcspDoubt,
} from './ocsp-checks.ts'
import { createOcspQuestion, type OcspQuestion } from './ocsp-request.ts'

export interface OcspOptions {
  /** By configuration, never from the certificate: an AIA address is somebody else's word. */
  readonly url: string
  readonly fetch: typeof globalThis.fetch
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  readonly timeoutMs: number
  readonly maxAgeMs: number
  readonly skewMs: number
}

const ocspAnswerMaxBytes = 20_000

const unavailable = (reason: string): RevocationAnswer => ({ status: 'unavailable', reason })

/**
 * Asks an OCSP responder (RFC 6960) and believes only a fresh, authorised answer to this very
 * question. Our own checks decide; pkijs only reads the bytes.
 */
export function ocspRevocationSource(options: OcspOptions): RevocationSource {
  return {
    async ask(certificate) {
      const question = await createOcspQuestion(certificate, options.randomBytes(32))
      const fetched = await fetchAnswer(question.der, options)
      if (typeof fetched === 'string') return unavailable(fetched)
      return judgeAnswer({ der: fetched, question, certificate }, options)
    },
  }
}

async function fetchAnswer(
  body: Uint8Array<ArrayBuffer>,
  { fetch, url, timeoutMs }: OcspOptions,
): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/ocsp-request',
        Accept: 'application/ocsp-response',
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status !== 200) return `status_${response.status}`
    if (response.headers.get('content-type') !== 'application/ocsp-response') {
      return 'content_type'
    }
    return (await readBytes(response, ocspAnswerMaxBytes)) ?? 'too_large'
  } catch (error) {
    // Whatever the network did, it gave no answer; `fetch` tells it by throwing.
    return error instanceof Error ? `no_answer: ${error.name}` : 'no_answer'
  }
}

interface FetchedAnswer {
  readonly der: Uint8Array<ArrayBuffer>
  readonly question: OcspQuestion
  readonly certificate: VerifiedCertificate
}

async function judgeAnswer(
  { der, question, certificate }: FetchedAnswer,
  { now, maxAgeMs, skewMs }: OcspOptions,
): Promise<RevocationAnswer> {
  const answer = readOcspAnswer(der)
  const single = answer?.singles[0]
  if (answer === null || single === undefined) return unavailable('malformed')
  const checkedAt = now()
  const windows = { now: checkedAt, maxAgeMs, skewMs }
  const doubt: OcspDoubt | null =
    doubtAboutAnswer(answer, question) ?? doubtAboutTimes(answer.producedAt, single, windows)
  if (doubt !== null) return unavailable(doubt)
  const issuer = requireAuthority(certificate.authorityDer)
  if (!(await isSignedByResponder(answer, issuer, checkedAt))) {
    return unavailable('signature_invalid')
  }
  return answerOf(single, checkedAt, der)
}

function answerOf(
  { answer, thisUpdate }: OcspSingle,
  checkedAt: Date,
  evidence: Uint8Array<ArrayBuffer>,
): RevocationAnswer {
  if (answer.status !== 'good') return answer
  return { status: 'good', sourceUpdatedAt: thisUpdate, checkedAt, method: 'ocsp', evidence }
}
