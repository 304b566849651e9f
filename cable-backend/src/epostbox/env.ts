import * as z from 'zod/mini'
import {
  acceptTestCards,
  authorities,
  certificate,
  count,
  environment,
  milliseconds,
  port,
  privateKey,
  publicUrl,
  readVariables,
  tvOrigins,
  type Variables,
} from '../configuration/variables.ts'

const PostboxEnv = z.object({
  NODE_ENV: environment,
  POSTBOX_PORT: port,
  POSTBOX_PUBLIC_URL: publicUrl,
  POSTBOX_TV_ORIGINS: tvOrigins,
  POSTBOX_DATABASE_URL: z.url(),
  POSTBOX_SIGNING_KEY: privateKey,
  POSTBOX_CABLE_ISSUER: publicUrl,
  POSTBOX_CABLE_JWKS_URL: z.url(),
  POSTBOX_CARD_AUTHORITIES: authorities,
  POSTBOX_OCSP_URL: z.url(),
  POSTBOX_OCSP_TIMEOUT_MS: milliseconds(5_000),
  POSTBOX_OCSP_MAX_AGE_MS: milliseconds(120_000),
  POSTBOX_OCSP_SKEW_MS: milliseconds(60_000),
  POSTBOX_SEAL_KEY: privateKey,
  POSTBOX_SEAL_CERTIFICATE: certificate,
  POSTBOX_SEAL_EVERY_MS: milliseconds(5_000),
  POSTBOX_TIME_STAMP_URL: z.url(),
  POSTBOX_TIME_STAMP_AUTHORITY: certificate,
  POSTBOX_TIME_STAMP_TIMEOUT_MS: milliseconds(10_000),
  POSTBOX_EVIDENCE_PROFILE: z._default(z.enum(['full', 'attested']), 'attested'),
  POSTBOX_FORM_GRACE_DAYS: count(14),
})
export type PostboxEnv = z.infer<typeof PostboxEnv>

function productionFault(env: PostboxEnv): string | null {
  if (acceptTestCards(env.POSTBOX_CARD_AUTHORITIES)) {
    return 'POSTBOX_CARD_AUTHORITIES accepts test cards, which production must not'
  }
  if (env.POSTBOX_SIGNING_KEY.d === env.POSTBOX_SEAL_KEY.d) {
    return 'POSTBOX_SIGNING_KEY and POSTBOX_SEAL_KEY are one key, and must be two'
  }
  const urls = [env.POSTBOX_PUBLIC_URL, env.POSTBOX_CABLE_ISSUER, env.POSTBOX_CABLE_JWKS_URL]
  return urls.every((url) => url.startsWith('https:'))
    ? null
    : 'the URLs of the postbox and of the cable operator must be https'
}

/** Reads the e-postbox's configuration; see `readVariables`. */
export const readPostboxEnv = (variables: Variables): PostboxEnv =>
  readVariables(variables, { schema: PostboxEnv, productionFault })
