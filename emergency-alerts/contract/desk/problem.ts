import * as z from 'zod/mini'

/** Refusals that staff can act on: the desk says in its own words what to do. */
const staffCodes = [
  'same_person',
  'draft_changed',
  'draft_incomplete',
  'area_missing',
  'area_invalid',
  'area_elsewhere',
  'order_too_large',
  'confirmation_differs',
  'not_possible_now',
  'role_missing',
  'already_decided',
] as const

const retryCodes = ['unavailable', 'outcome_unknown'] as const

const callerCodes = [
  'signed_out',
  'invalid_request',
  'payload_too_large',
  'unsupported_media_type',
  'not_found',
  'access_denied',
  'idempotency_key_missing',
  'idempotency_key_reused',
] as const

export const AlertProblemCode = z.enum([...staffCodes, ...retryCodes, ...callerCodes, 'unexpected'])
export type AlertProblemCode = z.infer<typeof AlertProblemCode>

/** The body of every answer of the municipality that is not a success. */
export const AlertProblem = z.strictObject({
  code: AlertProblemCode,
  message: z.string(),
  /** What exactly, where there is more than one thing to mend. */
  findings: z.optional(
    z.array(
      z.strictObject({
        code: z.string(),
        sentence: z.string(),
        at: z.nullable(z.string()),
        /** What would stand there once it is mended; null where only people know. */
        suggestion: z.nullable(z.string()),
        /** How that is read aloud; absent where the reading stays. */
        reading: z.optional(z.string()),
      }),
    ),
  ),
})
export type AlertProblem = z.infer<typeof AlertProblem>
