import { Hono } from 'hono'
import * as z from 'zod/mini'
import { Decision, type Submission, type SubmissionSummary } from '#cable-backend/contract/insurer'
import { jsonBody, pathParams } from '../../http/json-body.ts'
import { Problem } from '../../http/problem.ts'
import { rejectionOf } from '../letters/shown-letter.ts'
import type { InsurerProven } from '../notices/notice-routes.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import type { KeptSubmission } from './submission-store.ts'

const SubmissionParam = z.strictObject({ submissionId: z.uuid() })

/** What an insurer got back. Mounted behind the insurer's gate. */
export const insurerSubmissionRoutes = (deps: PostboxDeps) =>
  new Hono<InsurerProven>()
    .get('/insurer/submissions', async (c) => {
      const submissions = await deps.stores.submissions.ofInsurer(c.var.token.subject)
      return c.json({ submissions: submissions.map(summaryOf) }, 200)
    })
    .get('/insurer/submissions/:submissionId', pathParams(SubmissionParam), async (c) => {
      const { submissionId } = c.req.valid('param')
      return c.json(await requireShown(deps, c.var.token.subject, submissionId), 200)
    })
    .post(
      '/insurer/submissions/:submissionId/decision',
      pathParams(SubmissionParam),
      jsonBody(Decision),
      async (c) => {
        const { submissionId } = c.req.valid('param')
        const insurerId = c.var.token.subject
        const submission = await requireSubmission(deps, insurerId, submissionId)
        const decided = { ...c.req.valid('json'), decidedAt: deps.now() }
        const outcome = await deps.stores.submissions.decide(submission, decided)
        if (outcome === 'already_decided') throw new Problem(outcome)
        return c.json(await requireShown(deps, insurerId, submissionId), 200)
      },
    )
    .get('/insurer/submissions/:submissionId/evidence', pathParams(SubmissionParam), async (c) => {
      const { submissionId } = c.req.valid('param')
      const zip = await deps.stores.evidence.find(c.var.token.subject, submissionId)
      if (zip === null) throw new Problem('not_found')
      return c.body(zip, 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="evidence-${submissionId}.zip"`,
        'X-Content-Type-Options': 'nosniff',
      })
    })

async function requireSubmission({ stores }: PostboxDeps, insurerId: string, id: string) {
  const submission = await stores.submissions.findOfInsurer(insurerId, id)
  if (submission === null) throw new Problem('not_found')
  return submission
}

async function requireShown(
  deps: PostboxDeps,
  insurerId: string,
  submissionId: string,
): Promise<Submission> {
  const submission = await requireSubmission(deps, insurerId, submissionId)
  const letter = await deps.stores.letters.findSent(insurerId, submission.letterId)
  if (letter === null) throw new Error('a submission always has its letter')
  return {
    ...summaryOf(submission),
    statement: submission.statement,
    letter,
    rejectedBecause: rejectionOf(submission),
    decidedAt: submission.decided?.decidedAt.toISOString() ?? null,
  }
}

const summaryOf = (submission: KeptSubmission): SubmissionSummary => ({
  submissionId: submission.submissionId,
  receiptNumber: submission.receiptNumber,
  recipientName: submission.statement.recipientName,
  policyNumber: submission.statement.policyNumber,
  year: submission.statement.year,
  dueOn: submission.dueOn,
  receivedAt: submission.receivedAt.toISOString(),
  state: submission.decided?.decision ?? 'received',
  hasChanges: submission.hasChanges,
  isSealed: submission.isSealed,
})
