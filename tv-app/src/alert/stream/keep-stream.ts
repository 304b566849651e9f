import type { longestSilenceSeconds } from '#cable-backend/contract/alert-stream'
import { type ServerNonce, sendProven } from '../../proven/send-proven.ts'
import { longestPauseMs, pauseBefore, retryAfterMs } from './pause.ts'
import { createEventReader, type StreamMessage } from './read-events.ts'

/**
 * Asks the box's key for a DPoP proof (RFC 9449 §4.2), with the nonce of the relay where it gave one;
 * null when the box host is not there.
 */
export type Prove = (
  htm: 'GET' | 'POST',
  htu: string,
  nonce: string | null,
) => Promise<string | null>

export interface StreamClock {
  readonly after: (ms: number) => Promise<void>
  /** Calls once, unless the returned function was called before. */
  readonly in: (ms: number, call: () => void) => () => void
}

export interface StreamDeps {
  readonly url: string
  readonly fetchFrom: typeof fetch
  readonly prove: Prove
  readonly nonce: ServerNonce
  readonly clock: StreamClock
  /** A number from 0 to 1, for the jitter of coming again. */
  readonly random: () => number
  readonly onMessage: (message: StreamMessage) => void
  /** The relay's time, with every answer it gives. */
  readonly onDate: (date: string | null) => void
  readonly onLine: (line: 'up' | 'down') => void
}

const silence: typeof longestSilenceSeconds = 60
const silenceMs = silence * 1000
const usualRetryMs = 3_000

interface Line {
  isWanted: boolean
  retryMs: number
  /** What the relay asked for when it had too many at once, ms; null otherwise. */
  askedMs: number | null
  abort: AbortController
}

/**
 * Keeps the stream of orders open, for ever: a line that breaks, is refused or falls silent is
 * opened again, after a pause that the relay names, that grows with every failure, and that varies.
 */
export function keepAlertStream(deps: StreamDeps): { readonly close: () => void } {
  const line: Line = {
    isWanted: true,
    retryMs: usualRetryMs,
    askedMs: null,
    abort: new AbortController(),
  }
  void keepOpen(line, deps)
  return {
    close: () => {
      line.isWanted = false
      line.abort.abort()
    },
  }
}

async function keepOpen(line: Line, deps: StreamDeps): Promise<void> {
  let failures = 0
  while (line.isWanted) {
    const wasOpen = await holdOpen(line, deps).catch(() => false)
    deps.onLine('down')
    failures = wasOpen ? 0 : failures + 1
    const pauseMs = pauseBefore({ ...line, failures }, deps.random())
    line.askedMs = null
    if (line.isWanted) await deps.clock.after(pauseMs)
  }
}

/** Reads until the line ends; true when anything was heard on it. */
async function holdOpen(line: Line, deps: StreamDeps): Promise<boolean> {
  line.abort = new AbortController()
  const watch = watchSilence(line.abort, deps)
  try {
    const response = await ask(line, deps)
    if (response === null) return false
    if (!response.ok || response.body === null) {
      line.askedMs = retryAfterMs(response.headers.get('retry-after'))
      return false
    }
    deps.onLine('up')
    return await readAll(line, response.body, { ...deps, heard: watch.heard })
  } finally {
    watch.stop()
    line.abort.abort()
  }
}

/** Null when there is no proof to be had, or nobody wants the line any more. */
const ask = (line: Line, { nonce, prove, url, fetchFrom, onDate }: StreamDeps) =>
  sendProven({
    nonce,
    prove: async (last) => {
      const proof = await prove('GET', url, last)
      return line.isWanted ? proof : null
    },
    send: async (proof) => {
      const response = await fetchFrom(url, {
        headers: { DPoP: proof, Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: line.abort.signal,
      })
      onDate(response.headers.get('date'))
      return response
    },
  })

/** Ends a line on which nothing was heard for too long. */
function watchSilence(abort: AbortController, { clock }: StreamDeps) {
  let stop = clock.in(silenceMs, () => abort.abort())
  return {
    heard: () => {
      stop()
      stop = clock.in(silenceMs, () => abort.abort())
    },
    stop: () => stop(),
  }
}

async function readAll(
  line: Line,
  body: ReadableStream<Uint8Array>,
  { onMessage, heard }: StreamDeps & { readonly heard: () => void },
): Promise<boolean> {
  const events = createEventReader({
    onMessage,
    onRetry: (ms) => {
      line.retryMs = Math.min(longestPauseMs, Math.max(100, ms))
    },
  })
  const decoder = new TextDecoder()
  const pieces = body.getReader()
  let hasHeard = false
  try {
    for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
      hasHeard = true
      heard()
      events.feed(decoder.decode(next.value, { stream: true }))
    }
  } catch {
    // The line broke off: whatever came before it was told, and it is opened again.
  }
  return hasHeard
}
