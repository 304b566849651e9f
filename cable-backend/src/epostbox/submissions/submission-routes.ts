import { type Context, Hono } from 'hono'
import { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import { FormDraft, type SubmissionChallenge } from '#cable-backend/contract/letter'
import type { ProblemBody } from '#cable-backend/contract/problem'
import { issuedChallengeOf } from '../../card-proof/challenge-rules.ts'
import { jsonBody, pathParams } from '../../http/json-body.ts'
import { Problem, refuse } from '../../http/problem.ts'
import { LetterParam, requireLetter } from '../letters/letter-routes.ts'
import { receiptOf } from '../letters/shown-letter.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import { boundTo, type Viewer, viewerSession } from '../tokens/viewer-middleware.ts'
import { type AskRefusal, askCard } from './ask-card.ts'
import { submit } from './submit.ts'

/**
 * The tap. A challenge is answered 201; a form that has arrived already is answered 200 with its
 * receipt. A submission is answered 201, and the same receipt 200 to a retry.
 */
export const submissionRoutes = (deps: PostboxDeps) =>
  new Hono<Viewer>()
    .use('/submissions', boundTo(deps, 'mailbox'), viewerSession(deps))
    .post(
      '/letters/:letterId/submission-challenges',
      pathParams(LetterParam),
      jsonBody(FormDraft),
      async (c) => {
        const { letterId } = c.req.valid('param')
        const letter = await requireLetter(deps, c.var.session.mailboxId, letterId)
        const before = await deps.stores.submissions.findByLetter(letterId)
        if (before !== null) return c.json(receiptOf(before), 200)
        const { answers } = c.req.valid('json')
        const asked = await askCard(deps, { letter, answers, device: c.var.device })
        if (!asked.ok) return refuseAsking(c, asked.error)
        const { statement } = asked.value
        if (statement === null) throw new Error('a submission challenge holds its statement')
        const challenge: SubmissionChallenge = { ...issuedChallengeOf(asked.value), statement }
        return c.json(challenge, 201)
      },
    )
    .post('/submissions', jsonBody(UnverifiedCardProof), async (c) => {
      const proof = c.req.valid('json')
      const { session, device } = c.var
      const submitted = await submit(deps, { proof, session, device })
      if (!submitted.ok) throw new Problem(submitted.error)
      return c.json(receiptOf(submitted.value.submission), submitted.value.isNew ? 201 : 200)
    })

function refuseAsking(c: Context, { code, missing }: AskRefusal) {
  if (code !== 'draft_incomplete') return refuse(c, code)
  const body: ProblemBody = { code, message: `These have no answer yet: ${missing.join('、')}` }
  return c.json(body, 409)
}
