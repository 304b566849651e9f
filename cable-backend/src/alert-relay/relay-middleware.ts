import { createMiddleware } from 'hono/factory'
import { type BoxProven, boxProof } from '../bound-token/gates-middleware.ts'
import type { ProofNonces } from '../bound-token/proof-nonces.ts'
import type { ReplayStore } from '../bound-token/replay-store.ts'
import { Problem, refuse } from '../http/problem.ts'
import type { AlertRelay } from './create-relay.ts'
import type { PlacedBox } from './register/relay-register.ts'

export interface FromPlacedBox {
  Variables: BoxProven['Variables'] & { placedBox: PlacedBox }
}

export interface BoxGateDeps {
  /** Origin and path under which boxes reach the cable operator's app. */
  readonly publicUrl: string
  /** One-time ids of the boxes' DPoP proofs. */
  readonly proofReplays: ReplayStore
  /** For boxes whose clock is wrong. */
  readonly proofNonces: ProofNonces
  readonly now: () => Date
}

/** Before anything else, and without any proof: too many at once are told when to come again. */
export const admission = (relay: AlertRelay) =>
  createMiddleware(async (c, next) => {
    const comeAgainSeconds = relay.admit()
    if (comeAgainSeconds !== null) {
      c.header('Retry-After', String(comeAgainSeconds))
      return refuse(c, 'unavailable')
    }
    await next()
  })

/** Lets a box of the relay pass whose key signed the request; no database is asked. */
export const relayBox = (
  relay: AlertRelay,
  { publicUrl, proofReplays, proofNonces, now }: BoxGateDeps,
) =>
  boxProof({
    publicUrl,
    now,
    replays: proofReplays,
    nonces: proofNonces,
    admits: async (thumbprint) => relay.boxOfKey(thumbprint) !== undefined,
  })

/** Sets `c.var.placedBox`. */
export const loadPlacedBox = (relay: AlertRelay) =>
  createMiddleware<FromPlacedBox>(async (c, next) => {
    const box = relay.boxOfKey(c.var.device)
    if (box === undefined) throw new Problem('box_unknown')
    c.set('placedBox', box)
    await next()
  })
