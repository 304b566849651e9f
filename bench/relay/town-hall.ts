import postgres from 'postgres'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { type AlertWalls, inForce } from '#mocks/fixtures/alerts/alert-walls'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { approveOrder, draftOrder, submitOrder } from '#mocks/fixtures/municipality/walk-order'

/** The town hall's desk, and what its database says of the acts. */
export interface TownHall {
  /** Drafts and submits an order to everybody: it is one press from being issued. */
  submit(): Promise<OrderView>
  approve(order: OrderView): Promise<OrderView>
  /** Issued at once by one person. */
  cancel(order: OrderView): Promise<OrderView>
  /** When PostgreSQL committed the newest order (ms since 1970), and the order itself. */
  newestCommit(): Promise<{ readonly at: number; readonly signedOrder: string }>
  /** Every order that boxes have to know of now. */
  feed(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openTownHall(walls: AlertWalls): Promise<TownHall> {
  const { drafter, approver, call, cancel } = await walls.startHall()
  const sql = postgres(walls.databases.hall.adminUrl, { max: 1, onnotice: () => undefined })
  return {
    submit: async () =>
      submitOrder(drafter, await draftOrder(drafter, { draft: orderDraft(inForce()) })),
    approve: (order) => approveOrder(approver, order),
    cancel,
    newestCommit: () => newestCommit(sql),
    feed: async () => OrderFeed.parse(await (await call('/feed')).json()).orders,
    close: () => sql.end(),
  }
}

/** PostgreSQL notes the time just before it writes a commit down: what follows is never flattered. */
async function newestCommit(sql: postgres.Sql) {
  const [row] = await sql<{ at: string; signed_order: string }[]>`
    select extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at, signed_order
    from municipality.outbox order by sequence desc limit 1`
  if (row === undefined) throw new Error('nothing has been issued')
  return { at: Number(row.at), signedOrder: row.signed_order }
}
