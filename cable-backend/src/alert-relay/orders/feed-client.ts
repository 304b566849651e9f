import * as z from 'zod/mini'

/** As `OrderFeed`; but one order that is none must not hide the others: each is proven by itself. */
const UnverifiedFeed = z.object({ orders: z.array(z.string()) })

export interface FeedSource {
  /** Every order that the municipality still tells of; null when nothing changed since. */
  readUnverified(): Promise<readonly string[] | null>
}

interface FeedAddress {
  /** The municipality's public URL. */
  readonly municipalityUrl: string
  readonly fetch: typeof fetch
  readonly timeoutMs: number
}

/** Asks the municipality itself (`GET /feed`), with the tag of what it answered last. */
export function feedSource({ municipalityUrl, fetch, timeoutMs }: FeedAddress): FeedSource {
  let tag: string | null = null
  return {
    async readUnverified() {
      const answer = await fetch(`${municipalityUrl}/feed`, {
        headers: tag === null ? {} : { 'If-None-Match': tag },
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      })
      if (answer.status === 304) return null
      if (!answer.ok) throw new Error(`the municipality's feed answered ${answer.status}`)
      const { orders } = UnverifiedFeed.parse(await answer.json())
      tag = answer.headers.get('ETag')
      return orders
    },
  }
}
