import { Hono } from 'hono'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { Problem } from '../http/problem.ts'
import { writeCap } from '../orders/cap/write/write-cap.ts'
import type { KeptVersion } from '../orders/kept/kept-order.ts'
import type { Target } from '../orders/kept/order-store.ts'
import { writeLAlert } from '../orders/l-alert/write-l-alert.ts'
import type { DeskDeps } from './desk-deps.ts'
import { type DeskRequest, orderParam } from './order-door-middleware.ts'

export interface ExportDeps extends Pick<DeskDeps, 'orders' | 'area'> {
  readonly publicUrl: string
}

const asFile = (type: string, name: string) => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Content-Disposition': `inline; filename="${name}"`,
  'Cache-Control': 'no-store',
})

/** The last issued revision of an order in the forms of CAP 1.2 and, uncertified, of L-Alert. */
export const exportRoutes = (deps: ExportDeps) =>
  new Hono<DeskRequest>()
    .get('/:orderId/cap.xml', orderParam, async (c) => {
      const issued = await issuedOf(c.req.valid('param'), deps)
      return c.body(writeCap(issued), 200, asFile('application/cap+xml', nameOf(issued, 'cap.xml')))
    })
    .get('/:orderId/l-alert.xml', orderParam, async (c) => {
      const issued = await issuedOf(c.req.valid('param'), deps)
      const name = nameOf(issued, 'l-alert.xml')
      return c.body(writeLAlert(issued), 200, asFile('application/xml', name))
    })

interface IssuedOrder {
  readonly document: OrderDocument
  readonly earlier: readonly OrderDocument[]
  readonly sender: string
}

/** A drill's file says so before it is opened: `exercise-cap.xml`. */
const nameOf = ({ document: { status } }: IssuedOrder, name: string): string =>
  status === 'Actual' ? name : `${status.toLowerCase()}-${name}`

async function issuedOf(
  target: Target,
  { orders, area, publicUrl }: ExportDeps,
): Promise<IssuedOrder> {
  const order = await orders.find(target)
  const versions: readonly KeptVersion[] = order?.versions ?? []
  const documents = versions.flatMap(({ document }) => document ?? [])
  const document = documents.at(-1)
  if (document === undefined) throw new Problem('not_found')
  const sender = `${area.municipality.code}.${new URL(publicUrl).hostname}`
  return { document, earlier: documents.slice(0, -1), sender }
}
