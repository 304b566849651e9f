import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { boxHostSubprotocol } from '../../../contract/box-host.ts'

/** Whom a door lets in. */
export interface Entrance {
  /** Pages of these origins may connect. A client without an origin may not. */
  readonly origins: readonly string[]
  /** What the paired TV app sends as `?token=`. */
  readonly token: string
}

export interface Knock {
  readonly headers: IncomingHttpHeaders
  readonly token: string | null
}

/**
 * Splits what a request asks for. `new URL` throws on some paths that a client may send, such as
 * `//`, so it is not used here.
 */
export function parseTarget(target: string): { readonly path: string; readonly query: string } {
  const [path = '', ...query] = target.split('?')
  return { path, query: query.join('?') }
}

/**
 * Why a client is not let in, as an HTTP status line; null for one who is. The name in `Host` must
 * be this machine's own: a page that was rebound to it by DNS names another.
 */
export function refusalStatus({ headers, token }: Knock, entrance: Entrance): string | null {
  const { host, origin } = headers
  if (!isLoopbackName(host ?? '')) return '403 Forbidden'
  if (origin === undefined || !entrance.origins.includes(origin)) return '403 Forbidden'
  if (token === null || !isSameSecret(token, entrance.token)) return '401 Unauthorized'
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return offered.includes(boxHostSubprotocol) ? null : '400 Bad Request'
}

const isLoopbackName = (host: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$/i.test(host)

/** Compares digests, so that neither content nor length shows in the time it takes. */
const isSameSecret = (given: string, wanted: string): boolean =>
  timingSafeEqual(sha256(given), sha256(wanted))

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()
