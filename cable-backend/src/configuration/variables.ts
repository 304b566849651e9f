import * as z from 'zod/mini'
import { PrivateKey, PublicKey } from '../bound-token/signing-key.ts'
import { decodeBase64 } from '../card-proof/encoding.ts'
import { isOrigin } from '../http/tv-origins-middleware.ts'

export type Variables = Readonly<Record<string, string | undefined>>

const isUrl = (text: string): boolean => URL.canParse(text) && !text.endsWith('/')

export const environment = z._default(z.enum(['production', 'development', 'test']), 'production')
export const publicUrl = z
  .string()
  .check(z.refine(isUrl, 'must be an absolute URL without a slash at the end'))
export const port = z.coerce.number().check(z.int(), z.gte(1), z.lte(65_535))
export const count = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(0)), fallback)
export const milliseconds = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(1)), fallback)

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

const asText = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
const isStrong = (bytes: Uint8Array): boolean =>
  bytes.length >= 32 && new Set(bytes).size >= 16 && !/^[\x20-\x7e]*$/.test(asText(bytes))

/** At least 32 random bytes in base64; one repeated letter, or words, are refused. */
export const secret = readBy((text) => {
  const bytes = decodeBase64(text)
  return bytes !== null && isStrong(bytes) ? bytes : null
}, 'at least 32 random bytes in base64 (openssl rand -base64 32)')

export const certificate = readBy((text) => {
  const der = decodeBase64(text)
  return der === null || der.length < 100 ? null : der
}, 'a certificate, DER in base64')

/** As their owner publishes them (RFC 7517 §5): each with its `kid`, and nothing private. */
const PublicKeySet = z.object({
  keys: z
    .array(
      z.strictObject({
        ...PublicKey.shape,
        kid: z.string().check(z.minLength(1)),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
      }),
    )
    .check(z.minLength(1)),
})
const readPublicKeys = jsonOf(PublicKeySet)
export const publicKeys = readBy(
  (text) => readPublicKeys(text)?.keys ?? null,
  'a JWK Set of public EC P-256 keys, each with kid, alg and use',
)

export const privateKey = readBy(jsonOf(PrivateKey), 'a private EC P-256 key as JWK')

/** A list with commas between; each entry is checked by `isEntry`. */
export const listOf = (isEntry: (text: string) => boolean, what: string) =>
  readBy((text) => {
    const entries = text.split(',').map((entry) => entry.trim())
    return entries.every(isEntry) ? entries : null
  }, what)

/** From where the TV app comes where that is another origin than the wall's own. */
export const tvOrigins = z._default(listOf(isOrigin, 'origins with commas between'), [])

const Authorities = z
  .array(
    z.strictObject({
      der: certificate,
      policies: z.array(z.string().check(z.regex(/^\d+(\.\d+)+$/))).check(z.minLength(1)),
    }),
  )
  .check(z.minLength(1))
export type Authorities = z.infer<typeof Authorities>
export const authorities = readBy(jsonOf(Authorities), 'a list of {der, policies}')

/** Test policies of the JPKI (`….8.5.1.0.*`): never accepted in production. */
const testPolicyArc = '1.2.392.200149.8.5.1.0.'
export const acceptTestCards = (pinned: Authorities): boolean =>
  pinned.some(({ policies }) => policies.some((policy) => policy.startsWith(testPolicyArc)))

interface Reading<Schema extends z.ZodMiniType> {
  readonly schema: Schema
  /** What is complete but not safe in production, as the end of a sentence. */
  readonly productionFault: (env: z.output<Schema>) => string | null
}

/**
 * Reads a wall's configuration; throws one sentence that names every variable that is missing or
 * wrong, and never repeats a value.
 */
export function readVariables<Schema extends z.ZodMiniType<{ NODE_ENV: string }>>(
  variables: Variables,
  { schema, productionFault }: Reading<Schema>,
): z.output<Schema> {
  const parsed = schema.safeParse(variables)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path: [name], message }) =>
      variables[String(name)] === undefined
        ? `${String(name)} is missing`
        : `${String(name)} ${message}`,
    )
    throw new Error(`The configuration is not complete: ${sentences.join('; ')}.`)
  }
  const fault = parsed.data.NODE_ENV === 'production' ? productionFault(parsed.data) : null
  if (fault !== null) throw new Error(`The configuration is not safe: ${fault}.`)
  return parsed.data
}
