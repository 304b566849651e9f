import * as z from 'zod/mini'
import { MunicipalityCode } from '#emergency-alerts/contract/geography'
import { keyFamilies } from './keys/key-tables.ts'

const coordinate = z.string().check(z.regex(/^[\w-]{43}$/))

/** A municipality's public key (RFC 7517), and whose it is: none signs for another one. */
const AlertKey = z.strictObject({
  municipality: MunicipalityCode,
  kid: z.string().check(z.minLength(1)),
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  alg: z.optional(z.literal('ES256')),
  use: z.optional(z.literal('sig')),
})

/** The keys by which evacuation orders are believed; nothing that another one signed is shown. */
export const AlertKeys = z.array(AlertKey)

/** What differs from operator to operator; `config.json` stands beside the page. */
export const TvConfig = z.strictObject({
  /** Public base URLs of the two walls, without a slash at their end. */
  cableUrl: z.url(),
  postboxUrl: z.url(),
  /** WebSocket of the native service on this box. */
  boxHostUrl: z.url(),
  alertKeys: AlertKeys,
  supportPhone: z.string(),
  /** The page that a family opens on their phone; it is read from the screen and typed. */
  familyPhoneUrl: z.url(),
  /** How this family of boxes names the keys of its remote. */
  keyFamily: z.enum(keyFamilies),
  /** True where no tuner stands behind the page and a picture is shown in its place. */
  hasStandInPicture: z.boolean(),
})
export type TvConfig = z.infer<typeof TvConfig>

/** Reads the configuration; a page without a good one cannot start, and says so by throwing. */
export async function readConfig(url: string, fetchFrom: typeof fetch): Promise<TvConfig> {
  const response = await fetchFrom(url, { cache: 'no-store' })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return TvConfig.parse(await response.json())
}
