import type { Context, ErrorHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AlertProblem, AlertProblemCode } from '#emergency-alerts/contract/desk/problem'

const answers = {
  same_person: [403, 'Whoever wrote it may not approve it.'],
  draft_changed: [409, 'It was changed meanwhile. Read it again.'],
  draft_incomplete: [409, 'Some things have to be mended first.'],
  area_missing: [409, 'No area is chosen.'],
  area_invalid: [400, 'The area is not a valid one.'],
  area_elsewhere: [403, 'The area does not lie in this municipality.'],
  order_too_large: [409, 'Relays and televisions do not take so large a document.'],
  confirmation_differs: [403, 'What was typed differs from the order.'],
  not_possible_now: [409, 'The order is in a state that does not allow this.'],
  role_missing: [403, 'Your role does not allow this.'],
  already_decided: [409, 'This was already decided.'],
  unavailable: [503, 'The service is not available. Try again later.'],
  outcome_unknown: [503, 'It is not known whether it was done. Ask again with the same key.'],
  signed_out: [401, 'Nobody is signed in. Sign in again.'],
  invalid_request: [400, 'The request does not have the expected form.'],
  payload_too_large: [413, 'The request is too large.'],
  unsupported_media_type: [415, 'The content type of the request is not supported.'],
  not_found: [404, 'There is nothing here.'],
  access_denied: [403, 'This is not allowed.'],
  idempotency_key_missing: [400, 'The header Idempotency-Key is missing.'],
  idempotency_key_reused: [409, 'This Idempotency-Key was used for another request.'],
  unexpected: [500, 'Something unexpected happened.'],
} as const satisfies Record<AlertProblemCode, readonly [ContentfulStatusCode, string]>

type Findings = readonly NonNullable<AlertProblem['findings']>[number][]

/** A refusal on its way through middleware to the edge: the only exception that is no fault. */
export class Problem extends Error {
  readonly code: AlertProblemCode
  readonly findings: Findings
  constructor(code: AlertProblemCode, findings: Findings = [], options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.findings = findings
  }
}

/** Answers a refusal: `{code, message}` with the one status that belongs to the code. */
export function refuse(c: Context, code: AlertProblemCode, findings: Findings = []) {
  const [status, message] = answers[code]
  const body: AlertProblem = {
    code,
    message,
    ...(findings.length > 0 && { findings: [...findings] }),
  }
  return c.json(body, status)
}

/** What node, the driver and PostgreSQL call a database that went away or is not there. */
const awayCodes: readonly string[] = [
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
]

function isDatabaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const { code } = fault as { readonly code?: unknown }
  return (typeof code === 'string' && awayCodes.includes(code)) || isDatabaseAway(fault.cause)
}

/**
 * The `onError` of the municipality: a `Problem` becomes its answer; anything else is a fault, which
 * goes to `onFault` whole. The caller hears of a database that went away in the middle of an act that
 * nobody knows whether it was done, and of every other fault nothing but `unexpected`.
 */
export const answerProblem =
  (onFault: (fault: Error) => void): ErrorHandler =>
  (error, c) => {
    if (error instanceof Problem) return refuse(c, error.code, error.findings)
    onFault(error)
    if (!isDatabaseAway(error)) return refuse(c, 'unexpected')
    return refuse(c, c.req.method === 'GET' ? 'unavailable' : 'outcome_unknown')
  }
