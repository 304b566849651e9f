import * as z from 'zod/mini'

export const Resident = z.strictObject({
  residentId: z.uuid(),
  name: z.string(),
  kana: z.string(),
})
export type Resident = z.infer<typeof Resident>

export const SignedIn = z.strictObject({
  kind: z.literal('signed_in'),
  resident: Resident,
  accessToken: z.string(),
  expiresAt: z.iso.datetime(),
  /**
   * Nobody asked this resident yet, on any television, whether alerts may name them: neither a consent
   * nor a refusal of theirs is kept. False where no municipality's orders are relayed.
   */
  isNameQuestionOpen: z.boolean(),
})
export type SignedIn = z.infer<typeof SignedIn>

/** The card is proven but not yet anybody's: these residents of the box's household have none. */
export const FirstUse = z.strictObject({
  kind: z.literal('first_use'),
  ticket: z.string(),
  expiresAt: z.iso.datetime(),
  candidates: z.array(Resident),
})
export type FirstUse = z.infer<typeof FirstUse>

export const SignInAnswer = z.discriminatedUnion('kind', [SignedIn, FirstUse])
export type SignInAnswer = z.infer<typeof SignInAnswer>

export const CardLinkRequest = z.strictObject({
  ticket: z.string().check(z.maxLength(64)),
  residentId: z.uuid(),
})
export type CardLinkRequest = z.infer<typeof CardLinkRequest>

/** Whose session the presented token stands for, and until when. */
export const CurrentSession = z.strictObject({
  resident: Resident,
  expiresAt: z.iso.datetime(),
})
export type CurrentSession = z.infer<typeof CurrentSession>

/** A short-lived assertion about the session, for one audience (RFC 7523 §3). */
export const PostboxAssertion = z.strictObject({ assertion: z.string() })
export type PostboxAssertion = z.infer<typeof PostboxAssertion>
