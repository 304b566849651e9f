import { Hono } from 'hono'
import { deskRoutes } from './desk/desk-routes.ts'
import { createDraftPresence } from './desk/draft-presence.ts'
import { answerProblem, refuse } from './http/problem.ts'
import { requestLog } from './http/request-log.ts'
import type { MunicipalityDeps } from './municipality-deps.ts'
import { feedRoutes } from './orders/feed/feed-routes.ts'
import { createHomeRegister } from './register/home-register.ts'
import { subscriberRoutes } from './register/subscriber-routes.ts'
import { reportRoutes } from './relays/report-routes.ts'
import { createVoiceLibrary } from './speech/voice-library.ts'
import { voiceRoutes } from './speech/voice-routes.ts'

/**
 * The municipality's app. It opens nothing by itself, and sees paths relative to its `publicUrl`:
 * mount it there, or let the proxy in front strip the prefix.
 */
export function createMunicipalityApp(deps: MunicipalityDeps) {
  const { stores, area, ...rest } = deps
  const municipality = { code: area.municipality.code, name: area.municipality.name.text }
  const voices = createVoiceLibrary({ ...rest, store: stores.voices })
  const shared = { ...rest, area, municipality, voices }
  const register = createHomeRegister({ homes: stores.homes, municipality, now: deps.now })
  const presence = createDraftPresence()
  const desk = { ...stores, ...shared, register, presence, provider: deps.staffProvider }
  return new Hono()
    .use(requestLog(deps.onRequest, deps.now))
    .get('/health', (c) => c.json({ status: 'up' as const }, 200))
    .get('/keys', (c) => c.json({ keys: [deps.orderKey.publicJwk] }, 200))
    .route('/feed', feedRoutes({ feed: stores.feed, now: deps.now }))
    .route('/subscribers', subscriberRoutes({ ...shared, subscribers: stores.subscribers }))
    .route('/relays', reportRoutes({ ...shared, reports: stores.reports }))
    .route('/voices', voiceRoutes({ voices: stores.voices }))
    .route('/desk', deskRoutes(desk))
    .notFound((c) => refuse(c, 'not_found'))
    .onError(answerProblem(deps.onFault))
}
