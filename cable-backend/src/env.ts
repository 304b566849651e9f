import * as z from 'zod/mini'
import { MunicipalityCode } from '#emergency-alerts/contract/geography'
import {
  acceptTestCards,
  authorities,
  environment,
  listOf,
  milliseconds,
  port,
  privateKey,
  publicKeys,
  publicUrl,
  readVariables,
  secret,
  tvOrigins,
  type Variables,
} from './configuration/variables.ts'

/** `https://fcm.googleapis.com`, or `https://*.push.apple.com`: a scheme, a host of two names or more. */
const isPushService = (text: string): boolean =>
  /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/.test(text)

/** Of Chrome, Firefox, Safari and Edge. */
const browsersPushServices = [
  'https://fcm.googleapis.com',
  'https://updates.push.services.mozilla.com',
  'https://*.push.apple.com',
  'https://*.notify.windows.com',
]

const isSubject = (text: string): boolean =>
  URL.canParse(text) && /^(mailto:.+@.+|https:\/\/.+)$/.test(text)

const CableEnv = z.object({
  NODE_ENV: environment,
  CABLE_PORT: port,
  CABLE_PUBLIC_URL: publicUrl,
  CABLE_POSTBOX_URL: publicUrl,
  CABLE_TV_ORIGINS: tvOrigins,
  /** Direct, or a pooler's that leaves sessions whole: the relay has its seat over it. */
  CABLE_DATABASE_URL: z.url(),
  CABLE_SIGNING_KEY: privateKey,
  CABLE_CARD_KEY_PEPPER: secret,
  CABLE_PAIRWISE_SECRET: secret,
  CABLE_CARD_AUTHORITIES: authorities,
  CABLE_OCSP_URL: z.url(),
  /** VAPID (RFC 8292): a key of its own, and whom a push service writes to. */
  CABLE_PUSH_KEY: privateKey,
  CABLE_PUSH_SUBJECT: z.string().check(z.refine(isSubject, 'must be a mailto: or https: address')),
  CABLE_PUSH_SERVICES: z._default(
    listOf(isPushService, 'origins of push services with commas between'),
    browsersPushServices,
  ),
  /** Of the one municipality whose orders are relayed. */
  CABLE_MUNICIPALITY_URL: publicUrl,
  CABLE_MUNICIPALITY_CODE: MunicipalityCode,
  /** With what it signs orders, pinned: the JWK Set of its `/keys`, compared by telephone. */
  CABLE_MUNICIPALITY_KEYS: publicKeys,
  /** The municipality's PostgreSQL, with a role that may read its outbox and nothing else. */
  CABLE_MUNICIPALITY_OUTBOX_URL: z.url(),
  CABLE_MUNICIPALITY_TIMEOUT_MS: milliseconds(5_000),
  /** For the names by which the municipality knows homes and boxes. */
  CABLE_REFERENCES_SECRET: secret,
  /** The name of the relay at the municipality. A second process waits: see docs/decisions/085. */
  CABLE_RELAY_ID: z._default(z.string().check(z.regex(/^[\w-]{1,64}$/)), 'relay-1'),
  CABLE_OCSP_TIMEOUT_MS: milliseconds(5_000),
  CABLE_OCSP_MAX_AGE_MS: milliseconds(120_000),
  CABLE_OCSP_SKEW_MS: milliseconds(60_000),
})
export type CableEnv = z.infer<typeof CableEnv>

function productionFault(env: CableEnv): string | null {
  if (acceptTestCards(env.CABLE_CARD_AUTHORITIES)) {
    return 'CABLE_CARD_AUTHORITIES accepts test cards, which production must not'
  }
  if (env.CABLE_PUSH_KEY.d === env.CABLE_SIGNING_KEY.d) {
    return 'CABLE_PUSH_KEY is CABLE_SIGNING_KEY again, and must be a key of its own'
  }
  if (!env.CABLE_PUSH_SERVICES.every((origin) => origin.startsWith('https:'))) {
    return 'CABLE_PUSH_SERVICES must be https in production'
  }
  if (isAnyTheSame(secrets.map((name) => env[name]))) {
    return `${secrets.join(', ')} must each be a secret of its own`
  }
  const plain = addresses.filter((name) => !env[name].startsWith('https:'))
  return plain.length === 0 ? null : `${plain.join(' and ')} must be https in production`
}

const secrets = [
  'CABLE_CARD_KEY_PEPPER',
  'CABLE_PAIRWISE_SECRET',
  'CABLE_REFERENCES_SECRET',
] as const
const addresses = ['CABLE_PUBLIC_URL', 'CABLE_POSTBOX_URL', 'CABLE_MUNICIPALITY_URL'] as const

const isAnyTheSame = (values: readonly Uint8Array[]): boolean =>
  new Set(values.map((bytes) => bytes.join())).size < values.length

/** Reads the cable operator's configuration; see `readVariables`. */
export const readCableEnv = (variables: Variables): CableEnv =>
  readVariables(variables, { schema: CableEnv, productionFault })
