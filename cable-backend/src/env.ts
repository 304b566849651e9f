import * as z from 'zod/mini'
import {
  acceptTestCards,
  authorities,
  environment,
  milliseconds,
  port,
  privateKey,
  publicUrl,
  readVariables,
  secret,
  type Variables,
} from './configuration/variables.ts'

const CableEnv = z.object({
  NODE_ENV: environment,
  CABLE_PORT: port,
  CABLE_PUBLIC_URL: publicUrl,
  CABLE_POSTBOX_URL: publicUrl,
  CABLE_DATABASE_URL: z.url(),
  CABLE_SIGNING_KEY: privateKey,
  CABLE_CARD_KEY_PEPPER: secret,
  CABLE_PAIRWISE_SECRET: secret,
  CABLE_CARD_AUTHORITIES: authorities,
  CABLE_OCSP_URL: z.url(),
  CABLE_OCSP_TIMEOUT_MS: milliseconds(5_000),
  CABLE_OCSP_MAX_AGE_MS: milliseconds(120_000),
  CABLE_OCSP_SKEW_MS: milliseconds(60_000),
})
export type CableEnv = z.infer<typeof CableEnv>

function productionFault(env: CableEnv): string | null {
  if (acceptTestCards(env.CABLE_CARD_AUTHORITIES)) {
    return 'CABLE_CARD_AUTHORITIES accepts test cards, which production must not'
  }
  return env.CABLE_PUBLIC_URL.startsWith('https:') && env.CABLE_POSTBOX_URL.startsWith('https:')
    ? null
    : 'CABLE_PUBLIC_URL and CABLE_POSTBOX_URL must be https in production'
}

/** Reads the cable operator's configuration; see `readVariables`. */
export const readCableEnv = (variables: Variables): CableEnv =>
  readVariables(variables, { schema: CableEnv, productionFault })
