import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { base64url } from 'jose'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import { refusalPage } from './refusal-page.ts'
import { attemptCookieName, cookieOptions, hashOf, sessionCookieName } from './session-cookie.ts'
import {
  type SignedInStaff,
  type StaffGateDeps,
  sameOriginOnly,
  staffGate,
} from './staff-middleware.ts'
import type { SignInRefusal, StaffProvider } from './staff-provider-client.ts'

export interface SignInDeps extends StaffGateDeps {
  readonly provider: StaffProvider
  readonly municipality: { readonly name: string }
  readonly randomBytes: (length: number) => Uint8Array
  /** A path of this origin, where staff come back to. */
  readonly deskPath: string
}

const attemptSeconds = 10 * 60
/** A shift; then everybody signs in again. */
const sessionSeconds = 12 * 60 * 60

/** Sign-in and sign-out of staff; the pages of the town hall go to `/sign-in?returnTo=` a path. */
export const signInRoutes = (deps: SignInDeps) =>
  new Hono<SignedInStaff>()
    .get('/sign-in', (c) => beginSignIn(c, deps))
    .get('/signed-in', (c) => endSignIn(c, deps))
    .post('/sign-out', sameOriginOnly(deps), staffGate(deps), async (c) => {
      const { staff, sessionHash } = c.var
      await deps.staff.endSession(sessionHash, {
        at: deps.now(),
        by: staff,
        orderId: null,
        act: 'staff_signed_out',
        sentence: `${staff.name}さんが、出ました。`,
      })
      deleteCookie(c, sessionCookieName(deps.publicUrl), cookieOptions(deps.publicUrl, 0))
      return c.body(null, 204)
    })

/** Only a path of this very origin: nobody is sent elsewhere after signing in. */
function returnPath(asked: string | undefined, { publicUrl, deskPath }: SignInDeps): string {
  const { origin } = new URL(publicUrl)
  if (asked === undefined || !asked.startsWith('/') || !URL.canParse(asked, origin)) return deskPath
  const address = new URL(asked, origin)
  return address.origin === origin ? address.pathname + address.search : deskPath
}

async function beginSignIn(c: Context, deps: SignInDeps) {
  const returnTo = returnPath(c.req.query('returnTo'), deps)
  const secrets = deps.provider.newSecrets()
  const address = await deps.provider.addressFor(secrets)
  if (!address.ok) return turnAway(c, deps, { why: address.error, returnTo })
  await deps.staff.saveAttempt({
    ...secrets,
    returnTo,
    expiresAt: new Date(deps.now().getTime() + attemptSeconds * 1000),
  })
  const name = attemptCookieName(deps.publicUrl)
  setCookie(c, name, secrets.state, cookieOptions(deps.publicUrl, attemptSeconds))
  return c.redirect(address.value.href, 302)
}

async function endSignIn(c: Context, deps: SignInDeps) {
  const returned = new URL(c.req.url).searchParams
  const state = returned.get('state') ?? ''
  const begunHere = getCookie(c, attemptCookieName(deps.publicUrl))
  deleteCookie(c, attemptCookieName(deps.publicUrl), cookieOptions(deps.publicUrl, 0))
  const attempt = begunHere === state ? await deps.staff.takeAttempt(state, deps.now()) : null
  if (attempt === null) return turnAway(c, deps, { why: 'too_late', returnTo: deps.deskPath })
  const member = await deps.provider.memberOf(returned, attempt)
  if (!member.ok) {
    return turnAway(c, deps, { why: member.error, returnTo: attempt.returnTo })
  }
  await startSession(c, deps, member.value)
  return c.redirect(attempt.returnTo, 302)
}

async function startSession(c: Context, deps: SignInDeps, member: StaffMember): Promise<void> {
  const secret = base64url.encode(deps.randomBytes(32))
  const startedAt = deps.now()
  await deps.staff.startSession({
    sessionHash: await hashOf(secret),
    member,
    startedAt,
    expiresAt: new Date(startedAt.getTime() + sessionSeconds * 1000),
    log: {
      at: startedAt,
      by: member,
      orderId: null,
      act: 'staff_signed_in',
      sentence: `${member.name}さんが、入りました。`,
    },
  })
  const options = cookieOptions(deps.publicUrl, sessionSeconds)
  setCookie(c, sessionCookieName(deps.publicUrl), secret, options)
}

interface TurnedAway {
  readonly why: SignInRefusal | 'too_late'
  /** Where it was to lead: whoever tries again comes to the same place, actual or drill. */
  readonly returnTo: string
}

function turnAway(
  c: Context,
  { municipality, publicUrl }: SignInDeps,
  { why, returnTo }: TurnedAway,
) {
  const status = why === 'unreachable' ? 503 : 403
  const page = refusalPage(why, {
    municipality: municipality.name,
    again: `${publicUrl}/desk/sign-in?returnTo=${encodeURIComponent(returnTo)}`,
  })
  return c.html(page, status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  })
}
