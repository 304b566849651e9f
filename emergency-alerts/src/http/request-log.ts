import type { MiddlewareHandler } from 'hono'

/** What is written about a request: no body, no header, no query, and ids in the path masked. */
export interface RequestLine {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

const identifier = /[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{24,}/g

/** Logs one line per request that holds nothing about a person or a secret. */
export const requestLog =
  (log: (line: RequestLine) => void, now: () => Date): MiddlewareHandler =>
  async (c, next) => {
    const startedAt = now()
    await next()
    log({
      method: c.req.method,
      path: c.req.path.replace(identifier, ':id'),
      status: c.res.status,
      ms: now().getTime() - startedAt.getTime(),
    })
  }
