import { Hono } from 'hono'
import { TimeStampReq } from 'pkijs'
import type { Jlis } from './jlis.ts'
import { grantTimeStamp, refuseTimeStamp } from './time-stamps.ts'

const badAlgorithm = 0
const badFormat = 5
const accepted: readonly string[] = [
  '2.16.840.1.101.3.4.2.1',
  '2.16.840.1.101.3.4.2.2',
  '2.16.840.1.101.3.4.2.3',
]

/** The simulated, untrusted time stamp authority (RFC 3161 §3.4) at `/`. */
export const timeStampRoutes = (jlis: Jlis) =>
  new Hono().post('/', async (c) => {
    if (c.req.header('content-type') !== 'application/timestamp-query') {
      return c.text('application/timestamp-query expected', 415)
    }
    const reply = await answerQuery(await c.req.arrayBuffer(), jlis)
    return c.body(reply, 200, { 'Content-Type': 'application/timestamp-reply' })
  })

async function answerQuery(body: ArrayBuffer, jlis: Jlis): Promise<Uint8Array<ArrayBuffer>> {
  const query = readQuery(body)
  if (query === null) return refuseTimeStamp(badFormat)
  const { algorithmId } = query.messageImprint.hashAlgorithm
  if (!accepted.includes(algorithmId)) return refuseTimeStamp(badAlgorithm)
  return grantTimeStamp(query, jlis)
}

function readQuery(body: ArrayBuffer): TimeStampReq | null {
  try {
    return TimeStampReq.fromBER(body)
  } catch {
    return null
  }
}
