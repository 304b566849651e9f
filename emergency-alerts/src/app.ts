import { Hono } from 'hono'
import { answerProblem, refuse } from './http/problem.ts'
import { requestLog } from './http/request-log.ts'
import type { MunicipalityDeps } from './municipality-deps.ts'
import { feedRoutes } from './orders/feed/feed-routes.ts'
import { subscriberRoutes } from './register/subscriber-routes.ts'
import { reportRoutes } from './relays/report-routes.ts'

/**
 * The municipality's app. It opens nothing by itself, and sees paths relative to its `publicUrl`:
 * mount it there, or let the proxy in front strip the prefix.
 */
export function createMunicipalityApp(deps: MunicipalityDeps) {
  const { stores, ...shared } = deps
  return new Hono()
    .use(requestLog(deps.onRequest, deps.now))
    .get('/health', (c) => c.json({ status: 'up' as const }, 200))
    .get('/keys', (c) => c.json({ keys: [deps.orderKey.publicJwk] }, 200))
    .route('/feed', feedRoutes({ feed: stores.feed, now: deps.now }))
    .route('/subscribers', subscriberRoutes({ ...shared, subscribers: stores.subscribers }))
    .route('/relays', reportRoutes({ ...shared, reports: stores.reports }))
    .notFound((c) => refuse(c, 'not_found'))
    .onError(answerProblem(deps.onFault))
}
