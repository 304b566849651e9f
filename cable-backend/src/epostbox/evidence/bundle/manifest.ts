import * as z from 'zod/mini'
import { encodeHex } from '../../../card-proof/encoding.ts'
import type { EvidenceProfile } from '../evidence-store.ts'

export type BundleFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** Every file of the bundle but the manifest itself and what stands over it. */
export const Manifest = z.strictObject({
  format: z.literal('mimamori-evidence/1'),
  profile: z.enum(['full', 'attested']),
  files: z.array(
    z.strictObject({
      name: z.string(),
      length: z.int(),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

export const bundleMimetype = 'application/vnd.mimamori.evidence+zip'
export const manifestName = 'manifest.json'
export const sealName = 'manifest.p7s'
export const timeStampName = 'manifest.tsr'
/** What the manifest cannot list: itself, the seal over it and the time stamp over the seal. */
export const unlisted: readonly string[] = [manifestName, sealName, timeStampName]

const always = ['mimetype', 'statement.json', 'statement.txt', 'validation.json', 'README.ja.txt']
const filesOfCard = ['card.sig', 'card-cert.der', 'ca.der', 'ocsp.der']

/** Which files a bundle of this profile may hold; `ocsp.der` is absent where the source is no OCSP. */
export const namesOf = (profile: EvidenceProfile): readonly string[] =>
  profile === 'full' ? [...always, ...filesOfCard] : always

export const sha256Hex = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

export async function createManifest(
  files: BundleFiles,
  profile: EvidenceProfile,
): Promise<Manifest> {
  const listed = [...files].map(async ([name, content]) => ({
    name,
    length: content.length,
    sha256: await sha256Hex(content),
  }))
  return { format: 'mimamori-evidence/1', profile, files: await Promise.all(listed) }
}
