import { Hono } from 'hono'
import type { CardLoginDeps } from '../card-login/card-login-deps.ts'
import { answerRoutes } from './answers/answer-routes.ts'
import { registrationRoutes } from './consents/registration-routes.ts'
import type { AlertRelay } from './create-relay.ts'
import { streamRoutes } from './lines/stream-routes.ts'
import type { RelayStores } from './relay-deps.ts'

/** The relay of one municipality within the operator's app. */
export interface AlertWall {
  readonly relay: AlertRelay
  readonly stores: Pick<RelayStores, 'consents'>
}

/** What televisions ask of the relay; nothing where there is none. */
export const alertRoutes = (alerts: AlertWall | null, deps: CardLoginDeps) =>
  alerts === null
    ? new Hono()
    : new Hono()
        .route('/', streamRoutes(alerts.relay, deps))
        .route('/', answerRoutes(alerts.relay, deps))
        .route(
          '/',
          registrationRoutes({
            relay: alerts.relay,
            consents: alerts.stores.consents,
            session: deps,
          }),
        )
