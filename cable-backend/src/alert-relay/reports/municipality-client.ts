import { SignJWT } from 'jose'
import * as z from 'zod/mini'
import {
  operatorTokenSeconds,
  operatorTokenType,
} from '#emergency-alerts/contract/delivery/operator-token'
import type { RelayReport } from '#emergency-alerts/contract/relay-report'
import { type SubscriberHome, SubscriberKept } from '#emergency-alerts/contract/subscriber-home'
import type { SigningKey } from '../../bound-token/signing-key.ts'

/** What the cable operator tells the municipality; each resolves once it is committed there. */
export interface MunicipalityClient {
  report(relayId: string, report: RelayReport): Promise<void>
  tellSubscriber(homeRef: string, home: SubscriberHome): Promise<SubscriberKept>
  /** The home is no subscriber of this municipality any more. */
  forgetSubscriber(homeRef: string): Promise<void>
}

interface MunicipalityAddress {
  /** The municipality's public URL: the audience of the operator's tokens. */
  readonly url: string
  /** The operator's public URL. */
  readonly issuer: string
  readonly signingKey: SigningKey
  readonly fetch: typeof fetch
  readonly now: () => Date
  readonly newId: () => string
  readonly timeoutMs: number
}

/** Reaches the municipality over HTTP, with a token of its own for each request. */
export function municipalityClient(address: MunicipalityAddress): MunicipalityClient {
  const { url, fetch, timeoutMs } = address
  const send = async <T>(method: string, path: string, body?: T): Promise<Response> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await tokenFor(address)}`,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    if (!answer.ok) {
      const { code } = Refusal.parse(await answer.json().catch(() => ({})))
      throw new Error(`the municipality answered ${answer.status} ${code ?? ''} to ${method}`)
    }
    return answer
  }
  return {
    async report(relayId, report) {
      const answer = await send('POST', `/relays/${relayId}/reports`, report)
      await answer.body?.cancel()
    },
    async tellSubscriber(homeRef, home) {
      const answer = await send('PUT', `/subscribers/${homeRef}`, home)
      return SubscriberKept.parse(await answer.json())
    },
    async forgetSubscriber(homeRef) {
      await send('DELETE', `/subscribers/${homeRef}`)
    },
  }
}

const Refusal = z.object({ code: z.optional(z.string()) })

async function tokenFor({ url, issuer, signingKey, now, newId }: MunicipalityAddress) {
  const issuedAt = Math.floor(now().getTime() / 1000)
  return new SignJWT()
    .setProtectedHeader({ typ: operatorTokenType, alg: 'ES256', kid: signingKey.kid })
    .setIssuer(issuer)
    .setAudience(url)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + operatorTokenSeconds)
    .setJti(newId())
    .sign(signingKey.privateKey)
}
