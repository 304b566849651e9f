import { Hono } from 'hono'
import { AlertAnswers } from '#cable-backend/contract/alert-stream'
import { jsonBody } from '../../http/json-body.ts'
import { refuse } from '../../http/problem.ts'
import type { AlertRelay } from '../create-relay.ts'
import { type BoxGateDeps, loadPlacedBox, relayBox } from '../relay-middleware.ts'

/** `POST /answers`: answered only after the commit; see `alert-stream` in the contract. */
export const answerRoutes = (relay: AlertRelay, deps: BoxGateDeps) =>
  new Hono().post(
    '/answers',
    relayBox(relay, deps),
    loadPlacedBox(relay),
    jsonBody(AlertAnswers),
    async (c) => {
      const kept = await relay.answer(c.var.placedBox, c.req.valid('json').answers)
      return kept === null ? refuse(c, 'unavailable') : c.json(kept, 200)
    },
  )
