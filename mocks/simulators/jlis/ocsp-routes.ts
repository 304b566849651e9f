import * as asn1js from 'asn1js'
import { type Context, Hono } from 'hono'
import { OCSPRequest } from 'pkijs'
import type { Jlis } from './jlis.ts'
import { nonceOid, ocspRefusal, signOcspAnswer } from './ocsp-answers.ts'

const malformedRequest = 1
const slowMs = 30_000

/** The simulated responder of the user-authentication authority (RFC 6960, RFC 9654) at `/`. */
export const ocspRoutes = (jlis: Jlis) =>
  new Hono().post('/', async (c) => {
    const mode = jlis.register.responder()
    if (mode === 'down') return c.text('out of service', 503)
    if (mode === 'slow') await waitOrLeave(c.req.raw.signal)
    if (c.req.header('content-type') !== 'application/ocsp-request') {
      return c.text('application/ocsp-request expected', 415)
    }
    return answerWith(c, await answerRequest(await c.req.arrayBuffer(), jlis))
  })

const answerWith = (c: Context, der: Uint8Array<ArrayBuffer>) =>
  c.body(der, 200, { 'Content-Type': 'application/ocsp-response' })

async function answerRequest(body: ArrayBuffer, jlis: Jlis): Promise<Uint8Array<ArrayBuffer>> {
  const request = readRequest(body)
  if (request === null) return ocspRefusal(malformedRequest)
  const now = jlis.now()
  return signOcspAnswer({
    singles: request.tbsRequest.requestList.map(({ reqCert }) => ({
      certId: reqCert,
      state: jlis.register.stateOf(reqCert.serialNumber.valueBlock.valueHexView),
      thisUpdate: now,
      nextUpdate: new Date(now.getTime() + 5 * 60_000),
    })),
    nonce: nonceOf(request),
    producedAt: now,
    responder: jlis.ocspResponder,
    certificates: [jlis.ocspResponder.der],
  })
}

function readRequest(body: ArrayBuffer): OCSPRequest | null {
  try {
    return OCSPRequest.fromBER(body)
  } catch {
    return null
  }
}

/** The nonce to be echoed, as it was sent. */
export function nonceOf(request: OCSPRequest): Uint8Array | null {
  const found = request.tbsRequest.requestExtensions?.find(({ extnID }) => extnID === nonceOid)
  if (found === undefined) return null
  const value = asn1js.fromBER(Uint8Array.from(found.extnValue.valueBlock.valueHexView)).result
  return value instanceof asn1js.OctetString ? value.valueBlock.valueHexView : null
}

function waitOrLeave(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, slowMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
