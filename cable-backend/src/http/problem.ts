import type { Context, ErrorHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProblemBody, ProblemCode } from '#cable-backend/contract/problem'

const answers = {
  card_not_linked: [403, 'This card is not linked to a resident of this household.'],
  card_other_person: [403, 'This card belongs to somebody else.'],
  certificate_expired: [403, 'The certificate on the card has expired.'],
  certificate_not_yet_valid: [403, 'The certificate on the card is not valid yet.'],
  certificate_revoked: [403, 'The certificate on the card has been revoked.'],
  session_expired: [401, 'The session has ended. Sign in again.'],
  form_closed: [409, 'This form no longer takes answers.'],
  draft_incomplete: [409, 'Some questions have no answer yet.'],
  pairing_code_invalid: [
    403,
    'This code is wrong, was used, or has expired. Ask for a new one on the TV.',
  ],
  too_many_phones: [409, 'This household has as many phones as it can have. Remove one on the TV.'],
  revocation_unavailable: [503, 'The certificate could not be checked. Try again later.'],
  too_many_challenges: [429, 'Too many open challenges for this box. Try again later.'],
  too_many_tries: [429, 'Too many wrong codes. Try again in ten minutes.'],
  unavailable: [503, 'The service is not available. Try again later.'],
  box_unknown: [403, 'This box is not registered.'],
  recipient_unknown: [404, 'There is no such recipient.'],
  unexpected: [500, 'Something unexpected happened.'],
  invalid_request: [400, 'The request does not have the expected form.'],
  payload_too_large: [413, 'The request is too large.'],
  unsupported_media_type: [415, 'The content type of the request is not supported.'],
  not_found: [404, 'There is nothing here.'],
  access_denied: [403, 'This is not allowed.'],
  token_invalid: [401, 'The access token is not valid.'],
  proof_invalid: [401, 'The proof of the box key is not valid.'],
  use_dpop_nonce: [401, 'The proof of the box key must have the nonce of DPoP-Nonce.'],
  assertion_invalid: [400, 'The assertion is not valid.'],
  algorithm_not_allowed: [400, 'The signature algorithm is not allowed.'],
  signature_mismatch: [403, 'The signature does not belong to this challenge and certificate.'],
  certificate_malformed: [400, 'The certificate cannot be read.'],
  certificate_not_trusted: [403, 'The certificate does not come from a trusted authority.'],
  certificate_wrong_purpose: [403, 'The certificate is not for user authentication.'],
  certificate_wrong_policy: [403, 'The certificate has a policy that is not accepted.'],
  certificate_weak_key: [403, 'The key of the certificate is not of the accepted kind.'],
  revocation_unknown: [403, 'The authority does not know this certificate.'],
  challenge_not_found: [404, 'There is no such challenge.'],
  challenge_used: [409, 'This challenge has been used.'],
  challenge_expired: [410, 'This challenge has expired.'],
  challenge_wrong_purpose: [403, 'This challenge was asked for another purpose.'],
  challenge_other_box: [403, 'This challenge was asked of another box.'],
  challenge_other_person: [403, 'This challenge was asked of another person.'],
  ticket_invalid: [403, 'This ticket is not valid.'],
  resident_not_offered: [403, 'This resident cannot be linked with this card.'],
  answers_invalid: [400, 'The answers do not fit the form.'],
  letter_has_no_form: [409, 'This letter has no form.'],
  pdf_invalid: [400, 'The PDF is not acceptable.'],
  duplicate_notice: [409, 'This notice was already delivered.'],
  idempotency_key_missing: [400, 'The header Idempotency-Key is missing.'],
  idempotency_key_reused: [409, 'This Idempotency-Key was used for another request.'],
  already_decided: [409, 'This submission was already decided.'],
  push_service_not_allowed: [400, 'The push service of this phone is not one that we use.'],
  push_keys_invalid: [400, 'The keys of the push subscription are not valid.'],
} as const satisfies Record<ProblemCode, readonly [ContentfulStatusCode, string]>

/** A refusal on its way through middleware to the edge: the only exception that is no fault. */
export class Problem extends Error {
  readonly code: ProblemCode
  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/** Answers a refusal: `{code, message}` with the one status that belongs to the code. */
export function refuse(c: Context, code: ProblemCode) {
  const [status, message] = answers[code]
  if (status === 401) {
    const error = code === 'use_dpop_nonce' ? 'error="use_dpop_nonce", ' : ''
    c.header('WWW-Authenticate', `DPoP ${error}algs="ES256"`)
  }
  const body: ProblemBody = { code, message }
  return c.json(body, status)
}

/**
 * The `onError` of every wall: a `Problem` becomes its answer; anything else is a fault, which goes
 * to `onFault` whole and to the caller as nothing but `unexpected`.
 */
export const answerProblem =
  (onFault: (fault: Error) => void): ErrorHandler =>
  (error, c) => {
    if (error instanceof Problem) return refuse(c, error.code)
    onFault(error)
    return refuse(c, 'unexpected')
  }
