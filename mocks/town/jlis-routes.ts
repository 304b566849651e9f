import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Jlis } from '../simulators/jlis/jlis.ts'
import { ocspRoutes } from '../simulators/jlis/ocsp-routes.ts'
import { timeStampRoutes } from '../simulators/jlis/time-stamp-routes.ts'

const ResponderState = z.strictObject({ state: z.enum(['up', 'down', 'slow']) })

/** The simulated J-LIS on the network: revocation, time stamps, and a switch for testers. */
export const jlisRoutes = (jlis: Jlis) =>
  new Hono()
    .route('/ocsp', ocspRoutes(jlis))
    .route('/timestamp', timeStampRoutes(jlis))
    .get('/responder', (c) => c.json({ state: jlis.register.responder() }, 200))
    .post('/responder', zValidator('json', ResponderState), (c) => {
      jlis.register.setResponder(c.req.valid('json').state)
      return c.json({ state: jlis.register.responder() }, 200)
    })
