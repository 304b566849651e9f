import { Hono } from 'hono'
import { type AlertWall, alertRoutes } from './alert-relay/alert-routes.ts'
import { cardLoginRoutes } from './card-login/card-login-routes.ts'
import { type FamilyPhoneDeps, familyPhoneRoutes } from './family-phones/family-phone-routes.ts'
import { answerProblem, refuse } from './http/problem.ts'
import { type RequestLine, requestLog } from './http/request-log.ts'
import { fromTelevisions } from './http/tv-origins-middleware.ts'

export interface CableDeps extends FamilyPhoneDeps {
  /** Null where the operator relays no municipality's orders. */
  readonly alerts: AlertWall | null
  /** From where the TV app comes, unless it is the app's own origin. */
  readonly tvOrigins?: readonly string[]
  readonly onFault: (fault: Error) => void
  readonly onRequest: (line: RequestLine) => void
}

/**
 * The cable operator's app. It opens nothing by itself, and sees paths relative to its
 * `publicUrl`: mount it there, or let the proxy in front strip the prefix.
 */
export const createCableApp = (deps: CableDeps) =>
  new Hono()
    .use(requestLog(deps.onRequest, deps.now))
    .use(fromTelevisions(deps.tvOrigins ?? []))
    .get('/health', (c) =>
      c.json({ status: 'up' as const, relay: deps.alerts?.relay.health() ?? null }, 200),
    )
    .get('/jwks', (c) => c.json({ keys: [deps.signingKey.publicJwk] }, 200))
    .route('/', cardLoginRoutes({ ...deps, isNameQuestionOpen: nameQuestionOf(deps.alerts) }))
    .route('/alerts', alertRoutes(deps.alerts, deps))
    .route('/family-phones', familyPhoneRoutes(deps))
    .notFound((c) => refuse(c, 'not_found'))
    .onError(answerProblem(deps.onFault))

const nameQuestionOf =
  (alerts: AlertWall | null) =>
  async (residentId: string): Promise<boolean> =>
    alerts !== null && !(await alerts.stores.consents.hasAnswered(residentId))
