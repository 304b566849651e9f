import webPush from 'web-push'
import type { PrivateKey } from '../../bound-token/signing-key.ts'
import type { PushAnswer } from './push-answer.ts'
import type { SealedPush, SendPush } from './send-family-push.ts'
import { applicationServerKeyOf } from './vapid-key.ts'

export interface WebPushClient {
  /** The operator's VAPID key, used for nothing else. */
  readonly key: PrivateKey
  /** Whom a push service writes to when something is wrong: `mailto:` or `https:`. */
  readonly subject: string
  readonly timeoutMs: number
  readonly fetch: typeof fetch
  readonly now: () => Date
}

const tokenLifetimeSeconds = 12 * 60 * 60
/** Left of a token's life when a new one is signed. */
const renewBeforeSeconds = 60 * 60

/**
 * Hands messages to push services. The library seals the payload with a fresh key pair and signs the
 * VAPID token; no claim of it is per message, so one token serves an origin for hours (RFC 8292 §2).
 */
export function webPushClient({ key, subject, timeoutMs, fetch, now }: WebPushClient): SendPush {
  const publicKey = applicationServerKeyOf(key)
  const tokens = new Map<string, { readonly authorization: string; readonly expires: number }>()
  const authorizationFor = (origin: string): string => {
    const seconds = Math.floor(now().getTime() / 1000)
    const known = tokens.get(origin)
    if (known !== undefined && known.expires - renewBeforeSeconds > seconds) {
      return known.authorization
    }
    const expires = seconds + tokenLifetimeSeconds
    const { Authorization: authorization } = webPush.getVapidHeaders(
      origin,
      subject,
      publicKey,
      key.d,
      'aes128gcm',
      expires,
    )
    tokens.set(origin, { authorization, expires })
    return authorization
  }
  return async (push) => {
    const { endpoint, headers, body } = sealed(push)
    const authorization = authorizationFor(new URL(endpoint).origin)
    return fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, Authorization: authorization },
      body: new Uint8Array(body),
      // An allowed push service may not send us on to somewhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).then(answerOf, silent)
  }
}

function sealed({ address: { endpoint, keys }, alert, ttlSeconds }: SealedPush) {
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys },
    JSON.stringify(alert),
    { TTL: ttlSeconds, urgency: 'high', topic: alert.tag, contentEncoding: 'aes128gcm' },
  )
  const { 'Content-Length': _length, ...rest } = headers
  return { endpoint, headers: rest, body }
}

async function answerOf(response: Response): Promise<PushAnswer> {
  await response.body?.cancel()
  const { status, headers } = response
  return { kind: 'answered', status, retryAfter: headers.get('retry-after') }
}

/** Refused, cut off or too late: to us it is all the same. */
const silent = (): PushAnswer => ({ kind: 'silent' })
