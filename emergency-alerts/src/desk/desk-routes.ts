import { Hono } from 'hono'
import { type SignInDeps, signInRoutes } from '../staff/sign-in-routes.ts'
import { sameOriginOnly, staffGate } from '../staff/staff-middleware.ts'
import { type TelegramDeps, telegramRoutes } from '../telegrams/telegram-routes.ts'
import { decideRoutes } from './decide-routes.ts'
import { exportRoutes } from './export-routes.ts'
import type { DeskRequest } from './order-door-middleware.ts'
import { readRoutes } from './read-routes.ts'
import { writeRoutes } from './write-routes.ts'

/** The town hall's desk; see `contract/desk/desk-acts.ts`. */
export const deskRoutes = (deps: TelegramDeps & SignInDeps) =>
  new Hono<DeskRequest>()
    .route('/', signInRoutes(deps))
    .use(sameOriginOnly(deps), staffGate(deps))
    .route('/', readRoutes(deps))
    .route('/telegrams', telegramRoutes(deps))
    .route('/:place/orders', exportRoutes(deps))
    .route('/:place/orders', writeRoutes(deps))
    .route('/:place/orders', decideRoutes(deps))
