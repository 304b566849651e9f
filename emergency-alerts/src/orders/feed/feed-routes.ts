import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import type { FeedStore } from './feed-store.ts'

export interface FeedDeps {
  readonly feed: FeedStore
  readonly now: () => Date
}

const keptAfterEndMs = 24 * 60 * 60_000

/** What a relay loads at its start and whenever the bus may have lost something. */
export const feedRoutes = ({ feed, now }: FeedDeps) =>
  new Hono().get('/', etag(), async (c) => {
    const since = new Date(now().getTime() - keptAfterEndMs)
    const body: OrderFeed = { orders: await feed.highestRevisions(since) }
    return c.json(body, 200, { 'Cache-Control': 'no-cache' })
  })
