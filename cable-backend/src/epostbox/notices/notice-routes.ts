import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { ProblemBody } from '#cable-backend/contract/problem'
import type { BoundToken } from '../../bound-token/bound-token.ts'
import { bearer } from '../../bound-token/gates-middleware.ts'
import { Problem } from '../../http/problem.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import { faultInPdf } from './check-pdf.ts'
import { deliverNotice } from './deliver-notice.ts'
import { readNotice } from './read-notice.ts'

/** A request by an insurer's back office; `c.var.token.subject` is the insurer. */
export interface InsurerProven {
  Variables: { token: BoundToken }
}

const IdempotencyKey = z.string().check(z.regex(/^[\x21-\x7e]{8,128}$/))

function requireIdempotencyKey(header: string | undefined): string {
  if (header === undefined) throw new Problem('idempotency_key_missing')
  const parsed = IdempotencyKey.safeParse(header)
  if (!parsed.success) throw new Problem('invalid_request')
  return parsed.data
}

/** Lets only insurers in, each to its own rows: `insurerId` comes from the token and nowhere else. */
const insurerGate = ({ publicUrl, signingKey, now }: PostboxDeps) =>
  bearer({
    issuer: publicUrl,
    audience: publicUrl,
    keys: [signingKey.publicJwk],
    scope: 'insurer',
    now,
  })

/** What an insurer sends, and to whom. */
export const noticeRoutes = (deps: PostboxDeps) =>
  new Hono<InsurerProven>()
    .use('/insurer/*', insurerGate(deps))
    .get('/insurer/recipients', async (c) => {
      const recipients = await deps.stores.insurers.recipientsOf(c.var.token.subject)
      return c.json({ recipients }, 200)
    })
    .get('/insurer/notices', async (c) => {
      const notices = await deps.stores.letters.sentBy(c.var.token.subject)
      return c.json({ notices }, 200)
    })
    .post('/insurer/notices', async (c) => {
      const key = requireIdempotencyKey(c.req.header('Idempotency-Key'))
      const read = await readNotice(c.req.raw)
      const fault = await faultInPdf(read.pdf)
      if (fault !== null) {
        const body: ProblemBody = { code: 'pdf_invalid', message: fault }
        return c.json(body, 400)
      }
      const delivered = await deliverNotice(deps, c.var.token.subject, { ...read, key })
      if (!delivered.ok) throw new Problem(delivered.error)
      return c.json(delivered.value, 201)
    })
