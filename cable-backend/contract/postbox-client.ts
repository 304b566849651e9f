import { hc } from 'hono/client'
import type { PostboxApi } from '../src/epostbox/app.ts'

/** A typed client; pass `fetchFrom` to talk to an app in memory, or to add tokens and proofs. */
export const postboxClient = (publicUrl: string, fetchFrom: typeof fetch = fetch) =>
  hc<PostboxApi>(publicUrl, { fetch: fetchFrom })
export type PostboxClient = ReturnType<typeof postboxClient>
