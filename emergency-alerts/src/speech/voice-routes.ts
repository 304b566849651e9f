import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { Problem } from '../http/problem.ts'
import type { VoiceStore } from './voice-store.ts'

/** Recordings for televisions, which play them from an origin of their own. */
export const voiceRoutes = ({ voices }: { readonly voices: VoiceStore }) =>
  new Hono().use(cors({ origin: '*', allowMethods: ['GET'] })).get('/:file', async (c) => {
    const sha256 = /^([0-9a-f]{64})\.wav$/.exec(c.req.param('file'))?.[1]
    const found = sha256 === undefined ? null : await voices.wavOf(sha256)
    if (found === null) throw new Problem('not_found')
    const shared = found.isOfHome ? 'private' : 'public'
    return c.body(found.wav, 200, {
      'Content-Type': 'audio/wav',
      'Cache-Control': `${shared}, max-age=31536000, immutable`,
      'X-Content-Type-Options': 'nosniff',
    })
  })
