import { Hono } from 'hono'
import { AlertConsent, type AlertRegistration } from '#cable-backend/contract/alert-stream'
import type { CardLoginDeps } from '../../card-login/card-login-deps.ts'
import {
  type FromResident,
  loadSession,
  sessionToken,
} from '../../card-login/card-login-middleware.ts'
import { jsonBody } from '../../http/json-body.ts'
import type { AlertRelay } from '../create-relay.ts'
import type { ConsentStore } from './consent-store.ts'

interface RegistrationDeps {
  readonly relay: AlertRelay
  readonly consents: ConsentStore
  readonly session: CardLoginDeps
}

/** Consent of the signed-in resident to be named in alerts: shown, given, withdrawn at any time. */
export const registrationRoutes = ({ relay, consents, session }: RegistrationDeps) => {
  const actOf = ({ resident, device }: Pick<FromResident['Variables'], 'resident' | 'device'>) => ({
    residentId: resident.residentId,
    householdId: resident.householdId,
    device,
    at: session.now(),
  })
  const registrationOf = async ({
    resident,
  }: Pick<FromResident['Variables'], 'resident'>): Promise<AlertRegistration> => {
    const givenAt = await consents.givenAt(resident.residentId)
    return { name: resident.name, registeredAt: givenAt?.toISOString() ?? null }
  }
  return new Hono()
    .use('/registration', sessionToken(session))
    .get('/registration', loadSession(session), async (c) =>
      c.json(await registrationOf(c.var), 200),
    )
    .put('/registration', loadSession(session), jsonBody(AlertConsent), async (c) => {
      await consents.give({ ...actOf(c.var), words: c.req.valid('json').words })
      relay.reload([c.var.resident.householdId])
      return c.json(await registrationOf(c.var), 200)
    })
    .delete('/registration', loadSession(session), async (c) => {
      await consents.withdraw(actOf(c.var))
      relay.reload([c.var.resident.householdId])
      return c.json(await registrationOf(c.var), 200)
    })
}
