import { Hono } from 'hono'
import * as z from 'zod/mini'
import {
  HomeRef,
  SubscriberHome,
  type SubscriberKept,
} from '#emergency-alerts/contract/subscriber-home'
import { jsonBody, pathParams } from '../http/json-body.ts'
import { Problem } from '../http/problem.ts'
import { type OperatorGateDeps, operatorGate } from '../operator/operator-middleware.ts'
import type { VoiceLibrary } from '../speech/voice-library.ts'
import type { SubscriberStore } from './subscriber-store.ts'

export interface SubscriberDeps extends OperatorGateDeps {
  readonly subscribers: SubscriberStore
  readonly municipality: { readonly code: string }
  readonly voices: VoiceLibrary
}

const Param = z.strictObject({ homeRef: HomeRef })

/** What the cable operator tells of homes with a television, and takes back. */
export const subscriberRoutes = (deps: SubscriberDeps) =>
  new Hono()
    .use(operatorGate(deps))
    .put('/:homeRef', pathParams(Param), jsonBody(SubscriberHome), async (c) => {
      const { homeRef } = c.req.valid('param')
      const subscriber = c.req.valid('json')
      if (subscriber.home.municipality !== deps.municipality.code) {
        throw new Problem('area_elsewhere')
      }
      await deps.subscribers.keep(homeRef, subscriber, deps.now())
      const namesVoice = await deps.voices.sayNames(homeRef, subscriber.names)
      const kept: SubscriberKept = { namesVoice }
      return c.json(kept, 200)
    })
    .delete('/:homeRef', pathParams(Param), async (c) => {
      await deps.subscribers.remove(c.req.valid('param').homeRef)
      return c.body(null, 204)
    })
