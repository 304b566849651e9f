import * as z from 'zod/mini'
import { PrivateKey } from '../bound-token/signing-key.ts'
import { decodeBase64 } from '../card-proof/encoding.ts'

const isUrl = (text: string): boolean => URL.canParse(text) && !text.endsWith('/')
const publicUrl = z.string().check(z.refine(isUrl, 'must be a URL without a slash at the end'))
const count = (fallback: number) => z._default(z.coerce.number().check(z.int(), z.gte(0)), fallback)

/** A text that `read` understands; the refusal names the kind and never repeats the value. */
const readBy = <T>(read: (text: string) => T | null, what: string) =>
  z.pipe(
    z.string(),
    z.transform((text, context): T => {
      const value = read(text)
      if (value !== null) return value
      context.issues.push({ code: 'custom', input: '(hidden)', message: `must be ${what}` })
      return z.NEVER
    }),
  )

const derOf = (text: string) => {
  const der = decodeBase64(text)
  return der === null || der.length < 100 ? null : der
}
const certificate = readBy(derOf, 'a certificate, DER in base64')

const Authorities = z
  .array(
    z.strictObject({
      der: certificate,
      policies: z.array(z.string().check(z.regex(/^\d+(\.\d+)+$/))).check(z.minLength(1)),
    }),
  )
  .check(z.minLength(1))

function jsonOf<Schema extends z.ZodMiniType>(schema: Schema) {
  return (text: string): z.output<Schema> | null => {
    try {
      const parsed = schema.safeParse(JSON.parse(text))
      return parsed.success ? parsed.data : null
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }
}
const privateKey = readBy(jsonOf(PrivateKey), 'a private EC P-256 key as JWK')

const PostboxEnv = z.object({
  NODE_ENV: z._default(z.enum(['production', 'development', 'test']), 'production'),
  POSTBOX_PORT: z.coerce.number().check(z.int(), z.gte(1), z.lte(65_535)),
  POSTBOX_PUBLIC_URL: publicUrl,
  POSTBOX_DATABASE_URL: z.url(),
  POSTBOX_SIGNING_KEY: privateKey,
  POSTBOX_CABLE_ISSUER: publicUrl,
  POSTBOX_CABLE_JWKS_URL: z.url(),
  POSTBOX_CARD_AUTHORITIES: readBy(jsonOf(Authorities), 'a list of {der, policies}'),
  POSTBOX_OCSP_URL: z.url(),
  POSTBOX_OCSP_TIMEOUT_MS: count(5_000),
  POSTBOX_OCSP_MAX_AGE_MS: count(120_000),
  POSTBOX_OCSP_SKEW_MS: count(60_000),
  POSTBOX_SEAL_KEY: privateKey,
  POSTBOX_SEAL_CERTIFICATE: certificate,
  POSTBOX_SEAL_EVERY_MS: count(5_000),
  POSTBOX_TIME_STAMP_URL: z.url(),
  POSTBOX_TIME_STAMP_AUTHORITY: certificate,
  POSTBOX_TIME_STAMP_TIMEOUT_MS: count(10_000),
  POSTBOX_EVIDENCE_PROFILE: z._default(z.enum(['full', 'attested']), 'attested'),
  POSTBOX_FORM_GRACE_DAYS: count(14),
})
export type PostboxEnv = z.infer<typeof PostboxEnv>

/** Test policies of the JPKI (`….8.5.1.0.*`): never accepted in production. */
const testPolicyArc = '1.2.392.200149.8.5.1.0.'

function productionFault(env: PostboxEnv): string | null {
  if (env.NODE_ENV !== 'production') return null
  const policies = env.POSTBOX_CARD_AUTHORITIES.flatMap((authority) => authority.policies)
  if (policies.some((policy) => policy.startsWith(testPolicyArc))) {
    return 'POSTBOX_CARD_AUTHORITIES accepts test cards, which production must not'
  }
  if (env.POSTBOX_SIGNING_KEY.d === env.POSTBOX_SEAL_KEY.d) {
    return 'POSTBOX_SIGNING_KEY and POSTBOX_SEAL_KEY are one key, and must be two'
  }
  const isHttps = [
    env.POSTBOX_PUBLIC_URL,
    env.POSTBOX_CABLE_ISSUER,
    env.POSTBOX_CABLE_JWKS_URL,
  ].every((url) => url.startsWith('https:'))
  return isHttps ? null : 'the URLs of the postbox and of the cable operator must be https'
}

/**
 * Reads the e-postbox's configuration; throws one sentence that names every variable that is
 * missing or wrong, and never repeats a secret.
 */
export function readPostboxEnv(
  variables: Readonly<Record<string, string | undefined>>,
): PostboxEnv {
  const parsed = PostboxEnv.safeParse(variables)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path: [name], message }) =>
      variables[String(name)] === undefined
        ? `${String(name)} is missing`
        : `${String(name)} ${message}`,
    )
    throw new Error(`The configuration is not complete: ${sentences.join('; ')}.`)
  }
  const fault = productionFault(parsed.data)
  if (fault !== null) throw new Error(`The configuration is not safe: ${fault}.`)
  return parsed.data
}
