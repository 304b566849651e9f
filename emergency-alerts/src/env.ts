import * as z from 'zod/mini'
import { OrderKeyPair } from './orders/signing/order-key.ts'

type Variables = Readonly<Record<string, string | undefined>>

const isUrl = (text: string): boolean => URL.canParse(text) && !text.endsWith('/')
const url = z.string().check(z.refine(isUrl, 'must be an absolute URL without a slash at the end'))
const milliseconds = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(1)), fallback)

/** One piece again and again, the last one perhaps cut off: `changemechangemechan`. */
const isRepeated = (secret: string): boolean =>
  Array.from({ length: Math.floor(secret.length / 2) }, (_, index) => index + 1).some(
    (period) => secret.slice(period) === secret.slice(0, -period),
  )

/**
 * Long, of many letters and not repeated: what a provider hands out, or openssl rand makes. In
 * hexadecimal there are few to choose from: of ten million random UUIDs none has fewer than eight.
 */
function isStrong(secret: string): boolean {
  const fewest = /^[0-9a-f-]+$/i.test(secret) ? 8 : 12
  return secret.length >= 32 && new Set(secret).size >= fewest && !isRepeated(secret)
}
const secret = z
  .string()
  .check(
    z.refine(isStrong, 'must be a random secret of 32 letters at least (openssl rand -hex 32)'),
  )

const codes = z.pipe(
  z._default(z.string().check(z.regex(/^([0-9]+(,[0-9]+)*)?$/)), ''),
  z.transform((text) => (text === '' ? [] : text.split(','))),
)

const orderKey = z.pipe(
  z.string(),
  z.transform((text, context): OrderKeyPair => {
    const parsed = OrderKeyPair.safeParse(parsedJson(text))
    if (parsed.success) return parsed.data
    context.issues.push({
      code: 'custom',
      input: '(hidden)',
      message: 'must be a private EC P-256 key as JWK',
    })
    return z.NEVER
  }),
)

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const MunicipalityEnv = z.object({
  NODE_ENV: z._default(z.enum(['production', 'development', 'test']), 'production'),
  MUNICIPALITY_PORT: z.coerce.number().check(z.int(), z.gte(1), z.lte(65_535)),
  MUNICIPALITY_PUBLIC_URL: url,
  /** Where the pages of the town hall are, on the same origin. */
  MUNICIPALITY_DESK_PATH: z._default(z.string().check(z.regex(/^\/[\w/.-]*$/)), '/hall/'),
  MUNICIPALITY_DATABASE_URL: z.url(),
  MUNICIPALITY_AREA_FILE: z.string().check(z.minLength(1)),
  MUNICIPALITY_ORDER_KEY: orderKey,
  /** By the Agency's tables, with commas: 津波予報区, 市町村等, and rivers with forecasts. */
  MUNICIPALITY_FORECAST_TSUNAMI: codes,
  MUNICIPALITY_FORECAST_CITIES: codes,
  MUNICIPALITY_FORECAST_RIVERS: codes,
  /** 町丁目 that are told to leave before a tsunami. */
  MUNICIPALITY_TSUNAMI_TOWNS: codes,
  MUNICIPALITY_OPERATOR_ISSUER: url,
  MUNICIPALITY_OPERATOR_JWKS_URL: z.url(),
  MUNICIPALITY_OIDC_ISSUER: z.url(),
  MUNICIPALITY_OIDC_CLIENT_ID: z.string().check(z.minLength(1)),
  MUNICIPALITY_OIDC_CLIENT_SECRET: secret,
  MUNICIPALITY_OIDC_ROLES_CLAIM: z._default(z.string(), 'roles'),
  MUNICIPALITY_OIDC_TIMEOUT_MS: milliseconds(8_000),
  /** `none`, `espeak-ng`, or `open_jtalk` with its dictionary and voice file. */
  MUNICIPALITY_SPEECH: z._default(z.enum(['none', 'espeak-ng', 'open_jtalk']), 'none'),
  MUNICIPALITY_SPEECH_DICTIONARY: z._default(z.string(), ''),
  MUNICIPALITY_SPEECH_VOICE_FILE: z._default(z.string(), ''),
  MUNICIPALITY_SPEECH_TIMEOUT_MS: milliseconds(10_000),
})
export type MunicipalityEnv = z.infer<typeof MunicipalityEnv>

function faultIn(env: MunicipalityEnv): string | null {
  const isVoiceless =
    env.MUNICIPALITY_SPEECH_DICTIONARY === '' || env.MUNICIPALITY_SPEECH_VOICE_FILE === ''
  if (env.MUNICIPALITY_SPEECH === 'open_jtalk' && isVoiceless) {
    return 'open_jtalk needs MUNICIPALITY_SPEECH_DICTIONARY and MUNICIPALITY_SPEECH_VOICE_FILE'
  }
  if (env.NODE_ENV !== 'production') return null
  const addresses = [
    'MUNICIPALITY_PUBLIC_URL',
    'MUNICIPALITY_OPERATOR_ISSUER',
    'MUNICIPALITY_OPERATOR_JWKS_URL',
    'MUNICIPALITY_OIDC_ISSUER',
  ] as const
  const plain = addresses.filter((name) => !env[name].startsWith('https:'))
  return plain.length === 0 ? null : `${plain.join(' and ')} must be https in production`
}

/**
 * Reads the municipality's configuration; throws one sentence that names every variable that is
 * missing, wrong or not safe, and never repeats a value.
 */
export function readMunicipalityEnv(variables: Variables): MunicipalityEnv {
  const parsed = MunicipalityEnv.safeParse(variables)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path: [name], message }) =>
      variables[String(name)] === undefined
        ? `${String(name)} is missing`
        : `${String(name)} ${message}`,
    )
    throw new Error(`The configuration is not complete: ${sentences.join('; ')}.`)
  }
  const fault = faultIn(parsed.data)
  if (fault !== null) throw new Error(`The configuration is not safe: ${fault}.`)
  return parsed.data
}
