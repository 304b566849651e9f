import { Hono } from 'hono'
import * as z from 'zod/mini'
import { OnVersion, SaveDraft } from '#emergency-alerts/contract/desk/desk-acts'
import { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import { jsonBody } from '../http/json-body.ts'
import { Problem } from '../http/problem.ts'
import { mayOpen } from '../orders/acts/act-table.ts'
import { planCorrect, planLift } from '../orders/acts/next-version.ts'
import {
  firstVersion,
  planDiscard,
  planSave,
  planSubmit,
  planWithdraw,
} from '../orders/acts/write-acts.ts'
import { checkArea } from '../orders/checks/check-area.ts'
import { actOnOrder } from './act-on-order.ts'
import type { DeskDeps } from './desk-deps.ts'
import {
  type DeskRequest,
  doingOf,
  inPlaceParam,
  orderParam,
  viewAfter,
} from './order-door-middleware.ts'
import { pressOnce } from './press-middleware.ts'

/** Of a draft: rings of many corners are the most of it. */
const draftBytes = { maxBytes: 512 * 1024 }
const nothing = jsonBody(z.strictObject({}))

/** What whoever writes an order does with it, until it is submitted. */
export const writeRoutes = (deps: DeskDeps) =>
  new Hono<DeskRequest>()
    .post('/', inPlaceParam, jsonBody(OrderDraft, draftBytes), pressOnce, async (c) => {
      const { staff: by, press } = c.var
      if (!mayOpen(by)) throw new Problem('role_missing')
      const draft = c.req.valid('json')
      requireOwnArea(draft, deps)
      const { place } = c.req.valid('param')
      const target = { place, orderId: deps.newId() }
      const change = { ...firstVersion(draft), issues: null }
      const done = await deps.orders.open(target, change, { by, press, at: deps.now() })
      return c.json(await viewAfter(done, deps), 201)
    })
    .put('/:orderId/draft', orderParam, jsonBody(SaveDraft, draftBytes), async (c) => {
      const { draft, ...on } = c.req.valid('json')
      requireOwnArea(draft, deps)
      const by = c.var.staff
      const doing = { target: c.req.valid('param'), by, press: null }
      const done = await actOnOrder(deps, doing, (order) => planSave(order, { ...on, by, draft }))
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/submit', orderParam, jsonBody(OnVersion), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), async (order, now) => {
        const area = order.versions.find(({ version }) => version === on.version)?.draft.area
        const reach = await deps.register.reachOf(area ?? nowhere)
        return planSubmit(order, { ...on, reach, context: { area: deps.area, now } })
      })
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/withdraw', orderParam, jsonBody(OnVersion), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planWithdraw(order, on),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/discard', orderParam, jsonBody(OnVersion), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planDiscard(order, on),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/correct', orderParam, nothing, pressOnce, async (c) => {
      const by = { by: c.var.staff, area: deps.area }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planCorrect(order, by),
      )
      return c.json(await viewAfter(done, deps), 201)
    })
    .post('/:orderId/lift', orderParam, nothing, pressOnce, async (c) => {
      const by = { by: c.var.staff, area: deps.area }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planLift(order, by),
      )
      return c.json(await viewAfter(done, deps), 201)
    })

/** For a draft without an area: nobody is counted. */
const nowhere = { kind: 'towns', towns: [] } as const

/** A draft may lack an area; one of another municipality, or one that is none, is not even kept. */
function requireOwnArea({ area }: OrderDraft, deps: DeskDeps): void {
  const finding = area === null ? null : checkArea(area, deps.area)
  if (finding === null) return
  throw new Problem(finding.code === 'area_elsewhere' ? 'area_elsewhere' : 'area_invalid', [
    finding,
  ])
}
