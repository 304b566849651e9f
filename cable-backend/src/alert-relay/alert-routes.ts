import { Hono } from 'hono'
import type { AlertRelay } from './create-relay.ts'
import { streamRoutes } from './lines/stream-routes.ts'
import type { BoxGateDeps } from './relay-middleware.ts'

/** What boxes ask of the relay; nothing where there is none. */
export const alertRoutes = (relay: AlertRelay | null, deps: BoxGateDeps) =>
  relay === null ? new Hono() : new Hono().route('/', streamRoutes(relay, deps))
