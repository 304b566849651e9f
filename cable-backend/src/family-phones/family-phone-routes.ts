import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import {
  FamilyPhoneRemoval,
  FamilyPhoneRequest,
  type FamilyPhones,
  type PushKey,
} from '#cable-backend/contract/family-phone'
import { hashTicket } from '../card-login/card-binding.ts'
import type { CardLoginDeps } from '../card-login/card-login-deps.ts'
import { loadSession, sessionToken } from '../card-login/card-login-middleware.ts'
import { createAttemptLimit } from '../http/attempt-limit.ts'
import { jsonBody, pathParams } from '../http/json-body.ts'
import { refuse } from '../http/problem.ts'
import type { RegisteredPhone } from './family-phone.ts'
import { issuePairingCode, type RegisterPhoneDeps, registerPhone } from './register-phone.ts'

/** How this operator reaches phones. */
export interface PushIdentity {
  /** The public half of the VAPID key (RFC 8292 §3.2), 65 bytes in base64url. */
  readonly applicationServerKey: string
  /** Origins of the push services that phones may name; see `isAllowedOrigin`. */
  readonly pushServices: readonly string[]
}

export interface FamilyPhoneDeps extends CardLoginDeps {
  readonly push: PushIdentity
}

/** 10^8 codes, ten minutes each: so few tries find nobody's. */
const wrongCodes = { perCaller: 10, ofAll: 300, withinMs: 10 * 60_000 }

const PhoneParam = z.strictObject({ phoneId: z.uuid() })

/** Registering the family's phones: the resident on the television, the family in a browser. */
export function familyPhoneRoutes(deps: FamilyPhoneDeps) {
  const registering = registeringOf(deps)
  const { phones } = registering
  const limit = createAttemptLimit(wrongCodes)
  return new Hono()
    .get('/push-key', (c) => {
      const { applicationServerKey } = deps.push
      return c.json({ applicationServerKey } satisfies PushKey, 200)
    })
    .post('/', jsonBody(FamilyPhoneRequest), async (c) => {
      const caller = addressOf(c)
      if (!limit.admits(caller, deps.now())) return refuse(c, 'too_many_tries')
      const added = await registerPhone(c.req.valid('json'), registering)
      if (added.ok) return c.json(added.value, 201)
      if (added.error === 'pairing_code_invalid') limit.note(caller, deps.now())
      return refuse(c, added.error)
    })
    .post('/removals', jsonBody(FamilyPhoneRemoval), async (c) => {
      const { removalKey } = c.req.valid('json')
      const isRemoved = await phones.removeByKey(await hashTicket(removalKey))
      return isRemoved ? c.body(null, 204) : refuse(c, 'not_found')
    })
    .post('/codes', sessionToken(deps), loadSession(deps), async (c) =>
      c.json(await issuePairingCode(c.var.resident, registering), 201),
    )
    .get('/', sessionToken(deps), loadSession(deps), async (c) => {
      const found = await phones.phonesOf([c.var.resident.householdId])
      return c.json({ phones: found.map(phoneOf) } satisfies FamilyPhones, 200)
    })
    .delete(
      '/:phoneId',
      sessionToken(deps),
      loadSession(deps),
      pathParams(PhoneParam),
      async (c) => {
        const { phoneId } = c.req.valid('param')
        const isRemoved = await phones.removePhone(c.var.resident.householdId, phoneId)
        return isRemoved ? c.body(null, 204) : refuse(c, 'not_found')
      },
    )
}

const registeringOf = ({
  stores,
  cardKeyPepper,
  push,
  now,
  randomBytes,
  newId,
}: FamilyPhoneDeps): RegisterPhoneDeps => ({
  phones: stores.familyPhones,
  pepper: cardKeyPepper,
  pushServices: push.pushServices,
  now,
  randomBytes,
  newId,
})

const phoneOf = ({ phoneId, name, registeredAt, lastToldAt }: RegisteredPhone) => ({
  phoneId,
  name,
  registeredAt: registeredAt.toISOString(),
  lastToldAt: lastToldAt?.toISOString() ?? null,
})

/** The caller's address where Node serves; all callers behind one proxy count as one. */
function addressOf(c: Context): string {
  const env: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } =
    c.env ?? {}
  return env.incoming?.socket?.remoteAddress ?? ''
}
