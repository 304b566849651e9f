import type { MiddlewareHandler } from 'hono'
import type { ProblemBody } from '#cable-backend/contract/problem'

const reads = ['GET', 'HEAD']

function isCrossSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin'
  const origin = request.headers.get('origin')
  return origin !== null && origin !== new URL(request.url).origin
}

/**
 * Refuses writes that another site's page makes in the name of the staff. Browsers say where a
 * request comes from (`Sec-Fetch-Site`, else `Origin`); programs that say nothing hold no sign-in.
 */
export const refuseCrossSiteWrites: MiddlewareHandler = async (c, next) => {
  if (!reads.includes(c.req.method) && isCrossSite(c.req.raw)) {
    const body: ProblemBody = {
      code: 'access_denied',
      message: 'Writes come from the desk itself.',
    }
    return c.json(body, 403)
  }
  await next()
}
