import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { noticePdfMaxBytes } from '#cable-backend/contract/insurer'
import type { DeskMember, EvidenceTrust, PolicyFacts } from '#cable-backend/contract/insurer-desk'
import type { ProblemBody, ProblemCode } from '#cable-backend/contract/problem'
import { createTokenSource, type PostboxClient } from './postbox-token.ts'
import { refuseCrossSiteWrites } from './same-site.ts'

export interface BackOfficeOptions extends PostboxClient {
  readonly name: string
  /** The authorities that this insurer pins against evidence. */
  readonly trust: EvidenceTrust
  /** The insurer's books, as far as the forms show them. */
  readonly policies: readonly PolicyFacts[]
  /** A file of the built desk by its path (`index.html`, `assets/…`); null where there is none. */
  readonly file: (path: string) => Promise<Response | null>
}

const simulatedStaff = { name: '高橋 由紀', role: '保全担当' }
const writeMaxBytes = noticePdfMaxBytes + 256 * 1024

const problem = (c: Context, code: ProblemCode, status: 404 | 413 | 503 | 504) => {
  const body: ProblemBody = { code, message: 'The back office could not pass this on.' }
  return c.json(body, status)
}

const passedOn = ['content-type', 'idempotency-key', 'accept'] as const
const passedBack = ['content-type', 'content-disposition'] as const

const only = (headers: Headers, names: readonly string[]): Headers => {
  const kept = new Headers()
  for (const name of names) {
    const value = headers.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept
}

/**
 * Passes a request of the desk on to the postbox with the insurer's own token. 503: nothing was
 * passed on. 504: it was, and nobody knows what came of it.
 */
function forwarder(options: BackOfficeOptions) {
  const token = createTokenSource(options)
  return async (c: Context, path: string): Promise<Response> => {
    const headers = only(c.req.raw.headers, passedOn)
    const body = c.req.method === 'GET' ? null : await c.req.arrayBuffer()
    const bearer = await token().catch(() => null)
    if (bearer === null) return problem(c, 'unavailable', 503)
    headers.set('authorization', `Bearer ${bearer}`)
    const request = { method: c.req.method, headers, body }
    const answer = await options
      .fetch(`${options.postboxUrl}/insurer${path}`, request)
      .catch(() => null)
    if (answer === null) return problem(c, 'unavailable', 504)
    const { status } = answer
    return new Response(answer.body, { status, headers: only(answer.headers, passedBack) })
  }
}

/** The postbox's routes that the desk may use; everything else stays inside the insurer. */
function postboxRoutes(options: BackOfficeOptions) {
  const forward = forwarder(options)
  const tooLarge = (c: Context) => problem(c, 'payload_too_large', 413)
  const bySubmission = (c: Context, rest = '') =>
    forward(c, `/submissions/${encodeURIComponent(c.req.param('id') ?? '')}${rest}`)
  return new Hono()
    .use(refuseCrossSiteWrites)
    .use(bodyLimit({ maxSize: writeMaxBytes, onError: tooLarge }))
    .get('/recipients', (c) => forward(c, '/recipients'))
    .get('/notices', (c) => forward(c, '/notices'))
    .post('/notices', (c) => forward(c, '/notices'))
    .get('/submissions', (c) => forward(c, '/submissions'))
    .get('/submissions/:id', (c) => bySubmission(c))
    .post('/submissions/:id/decision', (c) => bySubmission(c, '/decision'))
    .get('/submissions/:id/evidence', (c) => bySubmission(c, '/evidence'))
}

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self' data:; " +
  "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'"

/**
 * A simulated insurer's back office: the desk's page, its staff sign-in (simulated), its pinned
 * authorities, and the way to the postbox. It opens no socket; mount it where `./` ends in a slash.
 */
export function insurerBackOffice(options: BackOfficeOptions) {
  const { insurerId, name, trust, policies, file } = options
  const me: DeskMember = { insurerId, insurerName: name, ...simulatedStaff, isSimulated: true }
  const page = async (c: Context, path: string) =>
    (await file(path)) ?? problem(c, 'not_found', 404)
  return new Hono()
    .use(async (c, next) => {
      await next()
      c.header('X-Content-Type-Options', 'nosniff')
      c.header('Referrer-Policy', 'no-referrer')
      c.header('Content-Security-Policy', pagePolicy)
      if (!c.req.path.includes('/assets/')) c.header('Cache-Control', 'no-store')
    })
    .get('/me', (c) => c.json(me, 200))
    .get('/trust.json', (c) => c.json(trust, 200))
    .get('/policies', (c) => c.json({ policies }, 200))
    .route('/api', postboxRoutes(options))
    .get('/assets/:name', (c) => page(c, `assets/${c.req.param('name')}`))
    .get('/', (c) => page(c, 'index.html'))
}
