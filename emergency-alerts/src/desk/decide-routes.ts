import { Hono } from 'hono'
import { Approval, Cancel, OnVersion, WithReason } from '#emergency-alerts/contract/desk/desk-acts'
import { jsonBody } from '../http/json-body.ts'
import { planApprove, planCountersign, planSendBack } from '../orders/acts/decide-acts.ts'
import { planCancel } from '../orders/acts/next-version.ts'
import { actOnOrder } from './act-on-order.ts'
import type { DeskDeps } from './desk-deps.ts'
import { type DeskRequest, doingOf, orderParam, viewAfter } from './order-door-middleware.ts'
import { pressOnce } from './press-middleware.ts'

/** What is decided about what was written: sent back, issued, cancelled, confirmed. */
export const decideRoutes = (deps: DeskDeps) =>
  new Hono<DeskRequest>()
    .post('/:orderId/return', orderParam, jsonBody(WithReason), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planSendBack('return', order, on),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/reject', orderParam, jsonBody(WithReason), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planSendBack('reject', order, on),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/approve', orderParam, jsonBody(Approval), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order, now) =>
        planApprove(order, { ...on, context: { area: deps.area, now } }),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/cancel', orderParam, jsonBody(Cancel), pressOnce, async (c) => {
      const { reason } = c.req.valid('json')
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order, now) =>
        planCancel(order, { by: c.var.staff, area: deps.area, reason, now }),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
    .post('/:orderId/countersign', orderParam, jsonBody(OnVersion), pressOnce, async (c) => {
      const on = { ...c.req.valid('json'), by: c.var.staff }
      const done = await actOnOrder(deps, doingOf(c, c.req.valid('param')), (order) =>
        planCountersign(order, on),
      )
      return c.json(await viewAfter(done, deps), 200)
    })
