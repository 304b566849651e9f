import type * as z from 'zod/mini'
import { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import type { ActOutcome, Trouble } from './hall-answer.ts'

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** The way from a page to the municipality's server. */
export interface Way {
  readonly fetchFrom: Fetch
  /** The session ended, whoever noticed it first. */
  readonly onSignedOut: () => void
}

/** How long an answer may take before the page says that it does not know. */
const patienceMs = 10_000

async function problemIn(way: Way, answer: Response): Promise<AlertProblem> {
  const parsed = AlertProblem.safeParse(await answer.json().catch(() => null))
  const problem: AlertProblem = parsed.success
    ? parsed.data
    : { code: 'unexpected', message: `status ${answer.status}` }
  if (problem.code === 'signed_out') way.onSignedOut()
  return problem
}

async function reach({ fetchFrom }: Way, path: string, init: RequestInit) {
  const signal = AbortSignal.timeout(patienceMs)
  return fetchFrom(path, { ...init, signal }).catch(() => null)
}

export interface Question<Schema> {
  readonly path: string
  readonly schema: Schema
  readonly init?: RequestInit
}

/** Asks without changing anything: whatever goes wrong, it may be asked again. */
export async function ask<Schema extends z.ZodMiniType>(
  way: Way,
  { path, schema, init = {} }: Question<Schema>,
): Promise<Result<z.output<Schema>, Trouble>> {
  const answer = await reach(way, path, init)
  if (answer === null) return err({ kind: 'unreachable' })
  if (!answer.ok) return err({ kind: 'refused', problem: await problemIn(way, answer) })
  const body: unknown = await answer.json().catch(() => undefined)
  return body === undefined ? err({ kind: 'unreachable' }) : ok(schema.parse(body))
}

/** Statuses that leave open whether the server did what it was asked. */
const isUndecided = ({ status }: Response): boolean => status >= 500 && status !== 503

/** Asks for a change. */
export async function act<Schema extends z.ZodMiniType>(
  way: Way,
  { path, schema, init = {} }: Question<Schema>,
): Promise<ActOutcome<z.output<Schema>>> {
  const answer = await reach(way, path, init)
  if (answer === null || isUndecided(answer)) return { kind: 'outcome_unknown' }
  if (!answer.ok) {
    const problem = await problemIn(way, answer)
    return problem.code === 'outcome_unknown'
      ? { kind: 'outcome_unknown' }
      : { kind: 'refused', problem }
  }
  const parsed = schema.safeParse(await answer.json().catch(() => null))
  return parsed.success ? { kind: 'done', value: parsed.data } : { kind: 'outcome_unknown' }
}

export const sending = (method: 'POST' | 'PUT', body: unknown, key?: string): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: {
    'Content-Type': 'application/json',
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  },
})
