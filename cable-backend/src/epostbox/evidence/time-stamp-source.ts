import { err, ok, type Result } from '#cable-backend/contract/result'
import { readBytes } from '../../http/read-bytes.ts'
import { timeStampQuery, verifyTimeStamp } from './cms/time-stamp.ts'

/** Puts a time on bytes. Answers the whole reply (RFC 3161 §2.4.2), or why there is none now. */
export interface TimeStampSource {
  stamp(content: Uint8Array<ArrayBuffer>): Promise<Result<Uint8Array<ArrayBuffer>, string>>
}

export interface TimeStampOptions {
  readonly url: string
  /** The pinned authority, DER: a reply that it does not stand behind is no reply. */
  readonly authority: Uint8Array<ArrayBuffer>
  readonly fetch: typeof globalThis.fetch
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  readonly timeoutMs: number
}

const replyMaxBytes = 32 * 1024

/** A time stamp authority over HTTP (RFC 3161 §3.4). */
export const httpTimeStampSource = (options: TimeStampOptions): TimeStampSource => ({
  async stamp(content) {
    const query = await timeStampQuery(content, options.randomBytes(8))
    const reply = await fetchReply(query, options)
    if (typeof reply === 'string') return err(reply)
    const stamp = await verifyTimeStamp(reply, content, options.authority)
    return stamp === null ? err('reply_invalid') : ok(reply)
  },
})

async function fetchReply(
  query: Uint8Array<ArrayBuffer>,
  { fetch, url, timeoutMs }: TimeStampOptions,
): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query' },
      body: query,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status !== 200) return `status_${response.status}`
    const contentType = response.headers.get('content-type')
    if (contentType !== 'application/timestamp-reply') return 'content_type'
    return (await readBytes(response, replyMaxBytes)) ?? 'too_large'
  } catch (error) {
    // Whatever the network did, there is no reply; `fetch` tells it by throwing.
    return error instanceof Error ? `no_answer: ${error.name}` : 'no_answer'
  }
}
