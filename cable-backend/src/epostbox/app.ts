import { Hono } from 'hono'
import { answerProblem, refuse } from '../http/problem.ts'
import { fromTelevisions } from '../http/tv-origins-middleware.ts'
import { letterRoutes, waitingRoutes } from './letters/letter-routes.ts'
import { noticeRoutes } from './notices/notice-routes.ts'
import type { PostboxDeps } from './postbox-deps.ts'
import { insurerSubmissionRoutes } from './submissions/insurer-submission-routes.ts'
import { submissionRoutes } from './submissions/submission-routes.ts'
import { tokenRoutes } from './tokens/token-routes.ts'

/** The e-postbox as an app of its own. It opens nothing; whoever serves it does. */
export const createPostboxApp = (deps: PostboxDeps) => {
  const app = new Hono()
    .use(fromTelevisions(deps.tvOrigins ?? []))
    .get('/health', (c) => c.json({ status: 'up' as const }, 200))
    .route('/', tokenRoutes(deps))
    .route('/', waitingRoutes(deps))
    .route('/', letterRoutes(deps))
    .route('/', submissionRoutes(deps))
    .route('/', noticeRoutes(deps))
    .route('/', insurerSubmissionRoutes(deps))
  app.onError(answerProblem(deps.onFault))
  app.notFound((c) => refuse(c, 'not_found'))
  return app
}
