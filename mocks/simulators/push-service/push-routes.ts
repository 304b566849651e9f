import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { PushFault, PushService } from './push-service.ts'
import { isSender } from './verify-sender.ts'

const Subscribing = z.strictObject({
  applicationServerKey: z.string().check(z.regex(/^[\w-]{87}$/)),
})

const Failing = z.strictObject({
  fault: z.enum(['none', '404', '410', '429', '500', 'silent']),
  retryAfter: z.optional(z.string()),
  times: z.int().check(z.gte(0), z.lte(1000)),
})

const MessageHeaders = z.object({
  ttl: z.string().check(z.regex(/^\d{1,9}$/)),
  urgency: z._default(z.enum(['very-low', 'low', 'normal', 'high']), 'normal'),
  topic: z.optional(z.string().check(z.regex(/^[\w-]{1,32}$/))),
  'content-encoding': z.literal('aes128gcm'),
})

const largestBody = 4096

/**
 * The simulated push service on the network. `/send/:id` is RFC 8030 §5 with RFC 8291 and RFC 8292;
 * the rest stands for what a browser does inside, and for what testers need.
 */
export const pushServiceRoutes = (service: PushService, now: () => Date) =>
  new Hono()
    .post('/subscriptions', zValidator('json', Subscribing), (c) =>
      c.json(service.subscribe(c.req.valid('json').applicationServerKey), 201),
    )
    .get('/subscriptions/:id/messages', (c) => {
      const messages = service.messagesOf(c.req.param('id'))
      return messages === null ? c.json({ messages: [] }, 404) : c.json({ messages }, 200)
    })
    .delete('/subscriptions/:id', (c) => {
      service.unsubscribe(c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/faults', zValidator('json', Failing), (c) => {
      const { fault, retryAfter, times } = c.req.valid('json')
      service.fail(faultOf(fault, retryAfter ?? null), times)
      return c.body(null, 204)
    })
    .post('/send/:id', async (c) => {
      const fault = service.nextFault()
      if (fault.kind === 'silent') return new Promise<Response>(() => undefined)
      if (fault.kind === 'status') {
        if (fault.retryAfter !== null) c.header('Retry-After', fault.retryAfter)
        return c.text('simulated fault', fault.status)
      }
      return take(c, c.req.param('id'), { service, now })
    })

function faultOf(fault: z.infer<typeof Failing>['fault'], retryAfter: string | null): PushFault {
  if (fault === 'none' || fault === 'silent') return { kind: fault }
  const status = { 404: 404, 410: 410, 429: 429, 500: 500 } as const
  return { kind: 'status', status: status[fault], retryAfter }
}

async function take(
  c: Context,
  subscriptionId: string,
  { service, now }: { readonly service: PushService; readonly now: () => Date },
) {
  const applicationServerKey = service.senderOf(subscriptionId)
  if (applicationServerKey === null) return c.text('there is no such subscription', 404)
  const audience = new URL(c.req.url).origin
  const expected = { applicationServerKey, audience, now: now() }
  if (!(await isSender(c.req.header('authorization') ?? '', expected))) {
    return c.text('the sender is not the one that this subscription is for', 403)
  }
  const headers = MessageHeaders.safeParse(c.req.header())
  if (!headers.success) return c.text('a header is missing or wrong', 400)
  const body = new Uint8Array(await c.req.arrayBuffer())
  if (body.length > largestBody) return c.text('the message is too large', 413)
  const { ttl, urgency, topic } = headers.data
  const about = { urgency, topic: topic ?? null, ttlSeconds: Number(ttl) }
  try {
    const { messageId } = service.deliver(subscriptionId, { body, ...about })
    c.header('Location', `${audience}/message/${messageId}`)
    c.header('TTL', ttl)
    return c.body(null, 201)
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    return c.text('no phone can read this message', 400)
  }
}
