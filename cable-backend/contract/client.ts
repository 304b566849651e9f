import { hc } from 'hono/client'
import type { CableApi } from '../src/app.ts'

/** A typed client of the cable operator; pass `fetchFrom` to add proofs or to stay in memory. */
export const cableClient = (publicUrl: string, fetchFrom: typeof fetch = fetch) =>
  hc<CableApi>(publicUrl, { fetch: fetchFrom })
export type CableClient = ReturnType<typeof cableClient>
