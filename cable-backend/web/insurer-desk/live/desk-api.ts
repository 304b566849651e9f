import * as z from 'zod/mini'
import {
  type Decision,
  type Notice,
  Recipient,
  SentNotice,
  Submission,
  SubmissionSummary,
} from '#cable-backend/contract/insurer'
import { DeskMember, EvidenceTrust, PolicyFacts } from '#cable-backend/contract/insurer-desk'
import { ProblemBody } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { ActOutcome, Trouble } from './desk-answer.ts'

const Submissions = z.strictObject({ submissions: z.array(SubmissionSummary) })
const Notices = z.strictObject({ notices: z.array(SentNotice) })
const Recipients = z.strictObject({ recipients: z.array(Recipient) })
const Policies = z.strictObject({ policies: z.array(PolicyFacts) })

type Asked<T> = Promise<Result<T, Trouble>>

/** How long an answer may take before the desk says that it does not know. */
const patienceMs = 20_000

type Fetch = (path: string, init: RequestInit) => Promise<Response>

async function refusalIn(answer: Response) {
  const parsed = ProblemBody.safeParse(await answer.json().catch(() => null))
  return parsed.success ? parsed.data.code : 'unexpected'
}

async function reach(fetchFrom: Fetch, path: string, init: RequestInit): Promise<Response | null> {
  const signal = AbortSignal.timeout(patienceMs)
  return fetchFrom(path, { ...init, signal }).catch(() => null)
}

async function bytesIn(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  return answer
    .arrayBuffer()
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => null)
}

/** Asks without changing anything: whatever goes wrong, it may be asked again. */
async function askBytes(fetchFrom: Fetch, path: string): Asked<Uint8Array<ArrayBuffer>> {
  const answer = await reach(fetchFrom, path, {})
  if (answer === null) return err({ kind: 'unreachable' })
  if (!answer.ok) return err({ kind: 'refused', code: await refusalIn(answer) })
  const bytes = await bytesIn(answer)
  return bytes === null ? err({ kind: 'unreachable' }) : ok(bytes)
}

async function ask<Schema extends z.ZodMiniType>(
  fetchFrom: Fetch,
  path: string,
  schema: Schema,
): Asked<z.output<Schema>> {
  const asked = await askBytes(fetchFrom, path)
  if (!asked.ok) return asked
  return ok(schema.parse(JSON.parse(new TextDecoder().decode(asked.value))))
}

/** Statuses that leave open whether the postbox did what it was asked. */
const isUndecided = ({ status }: Response): boolean => status >= 500 && status !== 503

async function act<Schema extends z.ZodMiniType>(
  fetchFrom: Fetch,
  { path, init, schema }: { path: string; init: RequestInit; schema: Schema },
): Promise<ActOutcome<z.output<Schema>>> {
  const answer = await reach(fetchFrom, path, { ...init, method: 'POST' })
  if (answer === null || isUndecided(answer)) return { kind: 'outcome_unknown' }
  if (!answer.ok) return { kind: 'refused', code: await refusalIn(answer) }
  const parsed = schema.safeParse(await answer.json().catch(() => null))
  return parsed.success ? { kind: 'done', value: parsed.data } : { kind: 'outcome_unknown' }
}

export interface NoticeAct {
  readonly notice: Notice
  readonly pdf: Uint8Array<ArrayBuffer>
  readonly idempotencyKey: string
}

const sending = ({ notice, pdf, idempotencyKey }: NoticeAct): RequestInit => {
  const body = new FormData()
  body.set('notice', new Blob([JSON.stringify(notice)], { type: 'application/json' }))
  body.set('pdf', new Blob([pdf], { type: 'application/pdf' }), 'notice.pdf')
  return { body, headers: { 'Idempotency-Key': idempotencyKey } }
}

/** The desk's own back office, relative to where the page lies. */
export const createDeskApi = (fetchFrom: Fetch) => ({
  me: () => ask(fetchFrom, './me', DeskMember),
  trust: () => ask(fetchFrom, './trust.json', EvidenceTrust),
  policies: () => ask(fetchFrom, './policies', Policies),
  recipients: () => ask(fetchFrom, './api/recipients', Recipients),
  notices: () => ask(fetchFrom, './api/notices', Notices),
  submissions: () => ask(fetchFrom, './api/submissions', Submissions),
  submission: (id: string) => ask(fetchFrom, `./api/submissions/${id}`, Submission),
  evidence: (id: string) => askBytes(fetchFrom, `./api/submissions/${id}/evidence`),
  decide: (id: string, decision: Decision) =>
    act(fetchFrom, {
      path: `./api/submissions/${id}/decision`,
      init: {
        body: JSON.stringify(decision),
        headers: { 'Content-Type': 'application/json' },
      },
      schema: Submission,
    }),
  send: (notice: NoticeAct) =>
    act(fetchFrom, { path: './api/notices', init: sending(notice), schema: SentNotice }),
})
export type DeskApi = ReturnType<typeof createDeskApi>
