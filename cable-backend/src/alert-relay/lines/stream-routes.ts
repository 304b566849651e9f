import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { refuse } from '../../http/problem.ts'
import type { FromTelevision } from '../../http/tv-origins-middleware.ts'
import type { AlertRelay } from '../create-relay.ts'
import { admission, type BoxGateDeps, loadPlacedBox, relayBox } from '../relay-middleware.ts'
import { type NodeResponse, nodeLine } from './node-line.ts'
import { pageLine } from './page-line.ts'

interface Served extends FromTelevision {
  /** Of Node's server: the answer itself. Absent where there is none. */
  Bindings: { outgoing?: NodeResponse }
}

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Proxies that gather answers before they hand them on would gather this one for ever.
  'X-Accel-Buffering': 'no',
}

/** `GET /stream`: what a box has to know, as it happens; see `alert-stream` in the contract. */
export const streamRoutes = (relay: AlertRelay, deps: BoxGateDeps) =>
  new Hono<Served>().get(
    '/stream',
    admission(relay),
    relayBox(relay, deps),
    loadPlacedBox(relay),
    (c) => {
      const outgoing = c.env?.outgoing
      if (outgoing === undefined) {
        const line = pageLine()
        relay.connect(c.var.placedBox, line)
        return c.body(line.body, 200, { ...headers, Date: deps.now().toUTCString() })
      }
      const granted = c.get('granted') ?? {}
      const line = nodeLine(outgoing, { headers: { ...granted, ...headers }, now: deps.now })
      if (line === null) return refuse(c, 'unavailable')
      relay.connect(c.var.placedBox, line)
      return RESPONSE_ALREADY_SENT
    },
  )
