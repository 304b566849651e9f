import { Hono } from 'hono'
import * as z from 'zod/mini'
import { RelayReport } from '#emergency-alerts/contract/relay-report'
import { jsonBody, pathParams } from '../http/json-body.ts'
import { Problem } from '../http/problem.ts'
import { type OperatorGateDeps, operatorGate } from '../operator/operator-middleware.ts'
import type { ReportStore } from './report-store.ts'

export interface ReportDeps extends OperatorGateDeps {
  readonly reports: ReportStore
}

const Param = z.strictObject({ relayId: z.string().check(z.regex(/^[\w-]{1,64}$/)) })
const maxReportBytes = 512 * 1024

/** What relays report of orders; the answer says that it is committed. */
export const reportRoutes = (deps: ReportDeps) =>
  new Hono()
    .use(operatorGate(deps))
    .post(
      '/:relayId/reports',
      pathParams(Param),
      jsonBody(RelayReport, { maxBytes: maxReportBytes }),
      async (c) => {
        const { relayId } = c.req.valid('param')
        const report = c.req.valid('json')
        const kept = await deps.reports.keep(relayId, report, deps.now())
        if (!kept.ok) throw new Problem(kept.error)
        return c.json({ serial: report.serial }, 200)
      },
    )
