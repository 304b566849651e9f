import * as z from 'zod/mini'

/** Who sits at the desk (`./me`), as the insurer's own staff sign-in says. */
export const DeskMember = z.strictObject({
  insurerId: z.string(),
  insurerName: z.string(),
  name: z.string(),
  role: z.string(),
  isSimulated: z.boolean(),
})
export type DeskMember = z.infer<typeof DeskMember>

/**
 * What the insurer pins against evidence (`./trust.json`): authorities in DER as base64. They come
 * from the insurer's own configuration, never from a bundle or from the postbox.
 */
export const EvidenceTrust = z.strictObject({
  cardAuthorities: z.array(
    z.strictObject({ der: z.base64(), policies: z.array(z.string()).check(z.minLength(1)) }),
  ),
  sealAuthority: z.base64(),
  timeStampAuthority: z.base64(),
})
export type EvidenceTrust = z.infer<typeof EvidenceTrust>

/** What the insurer's books say about a policy (`./policies`), for the form's facts. */
export const PolicyFacts = z.strictObject({
  policyNumber: z.string(),
  address: z.string(),
  account: z.string(),
})
export type PolicyFacts = z.infer<typeof PolicyFacts>
