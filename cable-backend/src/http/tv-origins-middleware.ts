import { createMiddleware } from 'hono/factory'

/** `https://tv.example.jp`: an origin, and nothing behind it. */
export const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text

type Headers = Readonly<Record<string, string>>

export interface FromTelevision {
  Variables: {
    /** What the answer says to a browser, for whoever writes it past `c.res`. */
    granted?: Headers
  }
}

const asked: Headers = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, DPoP',
  'Access-Control-Max-Age': '600',
}

/**
 * Lets televisions whose app comes from one of these origins call (Fetch §3.2): what they send, and what
 * they have to read of the answer besides its body. Cookies play no part. Nothing where there are none:
 * the app then comes from the wall's own origin. Not `hono/cors`: it makes a `c.res`, and whoever has
 * taken the answer over from Node would be written into.
 */
export const fromTelevisions = (origins: readonly string[]) =>
  createMiddleware<FromTelevision>(async (c, next) => {
    if (origins.length === 0) return next()
    const origin = c.req.header('Origin') ?? ''
    const granted: Headers = {
      Vary: 'Origin',
      ...(origins.includes(origin) && {
        'Access-Control-Allow-Origin': origin,
        // Date is the relay's clock, by which a box knows when an order ends.
        'Access-Control-Expose-Headers': 'Date, DPoP-Nonce, Retry-After, WWW-Authenticate',
      }),
    }
    const isQuestion = c.req.method === 'OPTIONS'
    for (const [name, value] of Object.entries({ ...granted, ...(isQuestion && asked) })) {
      c.header(name, value)
    }
    if (isQuestion) return c.body(null, 204)
    c.set('granted', granted)
    return next()
  })
