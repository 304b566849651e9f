import * as z from 'zod/mini'

/** One nonce serves one purpose; a proof made for the one is refused for the other. */
export const ChallengePurpose = z.enum(['login', 'submit'])
export type ChallengePurpose = z.infer<typeof ChallengePurpose>

/**
 * A challenge as the TV gets it. `document` is canonical JSON (RFC 8785) in UTF-8; the card signs
 * exactly these bytes. The server rebuilds them from its own row and never reads them back.
 */
export const IssuedChallenge = z.strictObject({
  challengeId: z.uuid(),
  document: z.string(),
  expiresAt: z.iso.datetime(),
})
export type IssuedChallenge = z.infer<typeof IssuedChallenge>

/** What the client sends back: nothing that the server could mistake for its own copy. */
export const UnverifiedCardProof = z.strictObject({
  challengeId: z.uuid(),
  unverifiedCertificate: z.base64().check(z.maxLength(8192)),
  signature: z.base64().check(z.maxLength(1024)),
  algorithm: z.string().check(z.maxLength(16)),
})
export type UnverifiedCardProof = z.infer<typeof UnverifiedCardProof>
