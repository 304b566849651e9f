import { createLocalJWKSet, type JWK } from 'jose'
import type { SigningKey } from '../../bound-token/signing-key.ts'
import { type AlertRelay, createRelay } from '../create-relay.ts'
import { feedSource } from '../orders/feed-client.ts'
import type { RelayDeps } from '../relay-deps.ts'
import { municipalityClient } from '../reports/municipality-client.ts'
import { createReferences } from '../reports/references.ts'
import { usualAdmission, usualTimes } from './usual-limits.ts'

/** What an operator decides about its relay. */
export interface RelayConfiguration {
  /** The name of this relay at the municipality. */
  readonly relayId: string
  readonly municipality: {
    /** Its public URL: reports and homes go there, the feed comes from there. */
    readonly url: string
    /** Five digits. */
    readonly code: string
    /** With what it signs orders, each with its `kid`. */
    readonly keys: readonly JWK[]
    readonly timeoutMs: number
  }
  /** The operator's public URL: how it calls itself towards the municipality. */
  readonly publicUrl: string
  readonly signingKey: SigningKey
  /** At least 32 bytes; by them the municipality's names for homes and boxes are made. */
  readonly referencesSecret: Uint8Array<ArrayBuffer>
}

/** What is around the relay; feed and client stand for HTTP where there is none, times for the usual ones. */
export interface RelaySurroundings
  extends Pick<RelayDeps, 'stores' | 'bus' | 'push' | 'now' | 'onFault'>,
    Partial<Pick<RelayDeps, 'feed' | 'municipalityClient' | 'times'>> {
  readonly fetch: typeof fetch
  readonly newId: () => string
}

/** The relay as every operator runs it; it opens nothing before it is started. */
export function operatorRelay(
  { relayId, municipality, publicUrl, signingKey, referencesSecret }: RelayConfiguration,
  around: RelaySurroundings,
): AlertRelay {
  const { url, timeoutMs } = municipality
  const { fetch } = around
  return createRelay({
    feed: feedSource({ municipalityUrl: url, fetch, timeoutMs }),
    municipalityClient: municipalityClient({
      ...around,
      ...{ url, timeoutMs, signingKey },
      issuer: publicUrl,
    }),
    times: usualTimes,
    ...around,
    relayId,
    municipality: {
      code: municipality.code,
      keys: createLocalJWKSet({ keys: [...municipality.keys] }),
    },
    references: createReferences(referencesSecret),
    admission: usualAdmission,
    random: Math.random,
    soon,
  })
}

function soon(work: () => void): void {
  // A page has no setImmediate.
  if (typeof setImmediate === 'function') setImmediate(work)
  else setTimeout(work, 0)
}
