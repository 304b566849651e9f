import * as z from 'zod/mini'

/** Refusals that the citizen can act on: each has a screen of its own on the TV. */
const citizenCodes = [
  'card_not_linked',
  'card_other_person',
  'certificate_expired',
  'certificate_not_yet_valid',
  'certificate_revoked',
  'session_expired',
  'form_closed',
  'draft_incomplete',
  'pairing_code_invalid',
  'too_many_phones',
] as const

/** Refusals that end by themselves: try again later. */
const retryCodes = [
  'revocation_unavailable',
  'too_many_challenges',
  'too_many_tries',
  'unavailable',
] as const

/** Refusals that the operator of a wall must look at. */
const operatorCodes = ['box_unknown', 'recipient_unknown', 'unexpected'] as const

/** Refusals that mean the caller's program, or somebody who imitates it, is wrong. */
const developerCodes = [
  'invalid_request',
  'payload_too_large',
  'unsupported_media_type',
  'not_found',
  'access_denied',
  'token_invalid',
  'proof_invalid',
  /** RFC 9449 §9: once more, with the nonce of the header `DPoP-Nonce` in the proof. */
  'use_dpop_nonce',
  'assertion_invalid',
  'algorithm_not_allowed',
  'signature_mismatch',
  'certificate_malformed',
  'certificate_not_trusted',
  'certificate_wrong_purpose',
  'certificate_wrong_policy',
  'certificate_weak_key',
  'revocation_unknown',
  'challenge_not_found',
  'challenge_used',
  'challenge_expired',
  'challenge_wrong_purpose',
  'challenge_other_box',
  'challenge_other_person',
  'ticket_invalid',
  'resident_not_offered',
  'answers_invalid',
  'letter_has_no_form',
  'pdf_invalid',
  'duplicate_notice',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'already_decided',
  'push_service_not_allowed',
  'push_keys_invalid',
] as const

export const ProblemCode = z.enum([
  ...citizenCodes,
  ...retryCodes,
  ...operatorCodes,
  ...developerCodes,
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** The body of every answer that is not a success: a stable code and one plain sentence. */
export const ProblemBody = z.strictObject({ code: ProblemCode, message: z.string() })
export type ProblemBody = z.infer<typeof ProblemBody>
