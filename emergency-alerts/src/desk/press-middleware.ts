import { createMiddleware } from 'hono/factory'
import * as z from 'zod/mini'
import { Problem } from '../http/problem.ts'
import type { Press } from '../orders/kept/signed-change.ts'
import { hashOf } from '../staff/session-cookie.ts'

const IdempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{8,128}$/))

/** A request that changes an order says which press of a button it is. */
export interface Pressed {
  Variables: { press: Press }
}

/**
 * Requires an `Idempotency-Key`, and ties it to what is asked: method, path and the body as it was
 * checked. Runs after the body's own checks.
 */
export const pressOnce = createMiddleware<Pressed>(async (c, next) => {
  const header = c.req.header('Idempotency-Key')
  if (header === undefined) throw new Problem('idempotency_key_missing')
  const key = IdempotencyKey.safeParse(header)
  if (!key.success) throw new Problem('invalid_request')
  const asked = JSON.stringify([c.req.method, c.req.path, c.req.valid('json' as never) ?? null])
  c.set('press', { key: key.data, request: await hashOf(asked) })
  await next()
})
