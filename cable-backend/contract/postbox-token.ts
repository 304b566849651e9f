import * as z from 'zod/mini'

/** RFC 7523 §2.1: an assertion of the cable operator, changed for access to the mailbox. */
export const mailboxGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** The token answer (RFC 6749 §5.1) for a viewer; both tokens are bound to the box's key. */
export const MailboxTokens = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('DPoP'),
  expires_in: z.int(),
  scope: z.literal('mailbox'),
  /** Long-lived, and good for nothing but the number of letters that wait. */
  waiting_token: z.string(),
  waiting_token_expires_in: z.int(),
})
export type MailboxTokens = z.infer<typeof MailboxTokens>

/** The token answer for an insurer's back office (client credentials, RFC 7523 §2.2). */
export const InsurerToken = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.literal('insurer'),
})
export type InsurerToken = z.infer<typeof InsurerToken>
