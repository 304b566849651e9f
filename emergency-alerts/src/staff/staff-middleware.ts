import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import { Problem } from '../http/problem.ts'
import { hashOf, sessionCookieName } from './session-cookie.ts'
import type { StaffStore } from './staff-store.ts'

export interface StaffGateDeps {
  readonly staff: StaffStore
  readonly publicUrl: string
  readonly now: () => Date
}

/** A request of somebody of the town hall. */
export interface SignedInStaff {
  Variables: { staff: StaffMember; sessionHash: string }
}

/** Lets only staff in, with the cookie of a session that lasts. */
export const staffGate = (deps: StaffGateDeps) =>
  createMiddleware<SignedInStaff>(async (c, next) => {
    const secret = getCookie(c, sessionCookieName(deps.publicUrl))
    if (secret === undefined) throw new Problem('signed_out')
    const sessionHash = await hashOf(secret)
    const member = await deps.staff.findMember(sessionHash, deps.now())
    if (member === null) throw new Problem('signed_out')
    c.set('staff', member)
    c.set('sessionHash', sessionHash)
    c.header('Cache-Control', 'no-store')
    await next()
  })

/** A change comes from a page of our own origin; browsers send `Origin` with every change. */
export const sameOriginOnly = ({ publicUrl }: Pick<StaffGateDeps, 'publicUrl'>) =>
  createMiddleware(async (c, next) => {
    if (!isReading(c) && c.req.header('origin') !== new URL(publicUrl).origin) {
      throw new Problem('access_denied')
    }
    await next()
  })

const isReading = ({ req: { method } }: Context): boolean => method === 'GET' || method === 'HEAD'
