import { Hono } from 'hono'
import { etag } from 'hono/etag'
import * as z from 'zod/mini'
import {
  type AtDraft,
  type Log,
  type Me,
  type OrderList,
  ReachQuestion,
} from '#emergency-alerts/contract/desk/desk-acts'
import { jsonBody } from '../http/json-body.ts'
import { Problem } from '../http/problem.ts'
import { mayOpen } from '../orders/acts/act-table.ts'
import { checkArea } from '../orders/checks/check-area.ts'
import type { DeskDeps } from './desk-deps.ts'
import { type DeskRequest, fullView, inPlaceParam, orderParam } from './order-door-middleware.ts'
import { viewOf } from './order-view.ts'

const nothing = z.strictObject({})
const questionBytes = { maxBytes: 512 * 1024 }

/** What everybody of the town hall may see. */
export const readRoutes = (deps: DeskDeps) =>
  new Hono<DeskRequest>()
    .get('/me', (c) => {
      const { code, name } = deps.area.municipality
      const me: Me = {
        staff: c.var.staff,
        municipality: { code, name: name.text },
        isSimulated: deps.isSimulated,
        now: deps.now().toISOString(),
      }
      return c.json(me, 200)
    })
    .get('/area', etag(), (c) => c.json(deps.area, 200, { 'Cache-Control': 'no-cache' }))
    .get('/log', async (c) => {
      const before = z.safeParse(Before, c.req.query('before'))
      if (!before.success) throw new Problem('invalid_request')
      const log: Log = { entries: await deps.log.page(before.data ?? null) }
      return c.json(log, 200)
    })
    .post('/:place/reach', inPlaceParam, jsonBody(ReachQuestion, questionBytes), async (c) => {
      const { area } = c.req.valid('json')
      const finding = checkArea(area, deps.area)
      if (finding !== null) {
        throw new Problem(finding.code === 'area_elsewhere' ? 'area_elsewhere' : 'area_invalid', [
          finding,
        ])
      }
      return c.json(await deps.register.reachOf(area), 200)
    })
    .get('/:place/orders', inPlaceParam, async (c) => {
      const { place } = c.req.valid('param')
      const now = deps.now()
      const orders = await deps.orders.list(place)
      const counters = await deps.reports.countersOfAll(orders.map(({ orderId }) => orderId))
      const list: OrderList = {
        place,
        orders: orders.map((order) =>
          viewOf(order, {
            counters: counters.get(order.orderId) ?? null,
            log: [],
            preview: () => null,
            now,
          }),
        ),
        now: now.toISOString(),
      }
      return c.json(list, 200)
    })
    .post('/:place/orders/:orderId/open-draft', orderParam, jsonBody(nothing), async (c) => {
      const target = c.req.valid('param')
      if ((await deps.orders.find(target)) === null) throw new Problem('not_found')
      const by = c.var.staff
      const { note, othersAt } = deps.presence
      const look = mayOpen(by) ? note : othersAt
      const at: AtDraft = { others: look(target.orderId, by, deps.now()) }
      return c.json(at, 200)
    })
    .get('/:place/orders/:orderId', orderParam, async (c) => {
      const order = await deps.orders.find(c.req.valid('param'))
      if (order === null) throw new Problem('not_found')
      return c.json(await fullView(order, deps), 200)
    })

const Before = z.optional(z.coerce.number().check(z.int(), z.gte(1)))
