import * as z from 'zod/mini'
import { PrivateKey } from './bound-token/signing-key.ts'
import { decodeBase64 } from './card-proof/encoding.ts'

const isUrl = (text: string): boolean => URL.canParse(text) && !text.endsWith('/')
const url = () =>
  z.string().check(z.refine(isUrl, 'must be an absolute URL without a slash at the end'))

const port = () => z.coerce.number().check(z.int(), z.gte(1), z.lte(65_535))
const positive = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(1)), fallback)

const isStrong = (bytes: Uint8Array): boolean =>
  bytes.length >= 32 && new Set(bytes).size >= 16 && !/^[\x20-\x7e]*$/.test(asText(bytes))
const asText = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** At least 32 random bytes in base64; one repeated letter, or words, are refused. */
const secret = () =>
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      const bytes = decodeBase64(text)
      if (bytes !== null && isStrong(bytes)) return bytes
      context.issues.push({
        code: 'custom',
        input: '(secret)',
        message: 'must be at least 32 random bytes in base64 (openssl rand -base64 32)',
      })
      return z.NEVER
    }),
  )

/** A variable that holds JSON of this shape. */
const json = <Schema extends z.ZodMiniType>(schema: Schema, what: string) =>
  z.pipe(
    z.string(),
    z.transform((text, context): z.output<Schema> => {
      const parsed = schema.safeParse(parseJson(text))
      if (parsed.success) return parsed.data
      context.issues.push({ code: 'custom', input: '(secret)', message: `must be ${what}` })
      return z.NEVER
    }),
  )

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const der = z.pipe(
  z.string(),
  z.transform((text) => decodeBase64(text) ?? new Uint8Array()),
)
const Authorities = z
  .array(
    z.strictObject({
      der,
      policies: z.array(z.string().check(z.regex(/^\d+(\.\d+)+$/))).check(z.minLength(1)),
    }),
  )
  .check(z.minLength(1))

const CableEnv = z.object({
  NODE_ENV: z._default(z.enum(['production', 'development', 'test']), 'production'),
  CABLE_PORT: port(),
  CABLE_PUBLIC_URL: url(),
  CABLE_POSTBOX_URL: url(),
  CABLE_DATABASE_URL: z.url(),
  CABLE_SIGNING_KEY: json(PrivateKey, 'a private EC P-256 key as JWK'),
  CABLE_CARD_KEY_PEPPER: secret(),
  CABLE_PAIRWISE_SECRET: secret(),
  CABLE_CARD_AUTHORITIES: json(Authorities, 'a list of {der, policies}'),
  CABLE_OCSP_URL: z.url(),
  CABLE_OCSP_TIMEOUT_MS: positive(5_000),
  CABLE_OCSP_MAX_AGE_MS: positive(120_000),
  CABLE_OCSP_SKEW_MS: positive(60_000),
})
export type CableEnv = z.infer<typeof CableEnv>

/** Test policies of the JPKI (`….8.5.1.0.*`): never accepted in production. */
const testPolicyArc = '1.2.392.200149.8.5.1.0.'

function productionFault(env: CableEnv): string | null {
  if (env.NODE_ENV !== 'production') return null
  const policies = env.CABLE_CARD_AUTHORITIES.flatMap((authority) => authority.policies)
  if (policies.some((policy) => policy.startsWith(testPolicyArc))) {
    return 'CABLE_CARD_AUTHORITIES accepts test cards, which production must not'
  }
  return env.CABLE_PUBLIC_URL.startsWith('https:') && env.CABLE_POSTBOX_URL.startsWith('https:')
    ? null
    : 'CABLE_PUBLIC_URL and CABLE_POSTBOX_URL must be https in production'
}

/**
 * Reads the operator's configuration; throws one sentence per variable that is missing or wrong,
 * and never repeats a secret.
 */
export function readCableEnv(variables: Readonly<Record<string, string | undefined>>): CableEnv {
  const parsed = CableEnv.safeParse(variables)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path, message }) =>
      variables[String(path[0])] === undefined
        ? `${String(path[0])} is missing`
        : `${String(path[0])} ${message}`,
    )
    throw new Error(`The configuration is not complete: ${sentences.join('; ')}.`)
  }
  const fault = productionFault(parsed.data)
  if (fault !== null) throw new Error(`The configuration is not safe: ${fault}.`)
  return parsed.data
}
