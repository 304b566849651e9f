import { Hono } from 'hono'
import * as z from 'zod/mini'
import { FormDraft } from '#cable-backend/contract/letter'
import { jsonBody, pathParams } from '../../http/json-body.ts'
import { Problem } from '../../http/problem.ts'
import { isAnswerable } from '../forms/form-answers.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import { boundTo, type Viewer, viewerSession } from '../tokens/viewer-middleware.ts'
import { shownLetter, summaryOf, waitingLettersOf } from './shown-letter.ts'

export const LetterParam = z.strictObject({ letterId: z.uuid() })

type LetterDeps = Pick<PostboxDeps, 'stores' | 'now'>

/** The letters of the mailbox, or a refusal: another mailbox's letter is not found. */
export async function requireLetter({ stores }: LetterDeps, mailboxId: string, letterId: string) {
  const letter = await stores.letters.find(mailboxId, letterId)
  if (letter === null) throw new Problem('not_found')
  return letter
}

/** What a viewer reads and writes before the tap. */
export const letterRoutes = (deps: PostboxDeps) => {
  const { stores, now } = deps
  return new Hono<Viewer>()
    .use('/letters/*', boundTo(deps, 'mailbox'), viewerSession(deps))
    .get('/letters', async (c) => {
      const { mailboxId } = c.var.session
      const inbox = await stores.letters.inboxOf(mailboxId)
      const submissions = await stores.submissions.ofMailbox(mailboxId)
      return c.json({ letters: inbox.map((letter) => summaryOf(letter, submissions)) }, 200)
    })
    .get('/letters/:letterId', pathParams(LetterParam), async (c) => {
      const { letterId } = c.req.valid('param')
      const letter = await requireLetter(deps, c.var.session.mailboxId, letterId)
      const draft = await stores.letters.draftOf(letterId)
      const submission = await stores.submissions.findByLetter(letterId)
      return c.json(shownLetter(letter, draft, submission), 200)
    })
    .get('/letters/:letterId/pdf', pathParams(LetterParam), async (c) => {
      const pdf = await stores.letters.pdfOf(c.var.session.mailboxId, c.req.valid('param').letterId)
      if (pdf === null) throw new Problem('not_found')
      return c.body(pdf, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="letter.pdf"',
        'X-Content-Type-Options': 'nosniff',
      })
    })
    .post('/letters/:letterId/opened', pathParams(LetterParam), async (c) => {
      const { letterId } = c.req.valid('param')
      await requireLetter(deps, c.var.session.mailboxId, letterId)
      await stores.letters.append(letterId, 'opened', now())
      return c.body(null, 204)
    })
    .put('/letters/:letterId/draft', pathParams(LetterParam), jsonBody(FormDraft), async (c) => {
      const { letterId } = c.req.valid('param')
      const { form } = await requireLetter(deps, c.var.session.mailboxId, letterId)
      const draft = c.req.valid('json')
      if (form === null) throw new Problem('letter_has_no_form')
      if (!isAnswerable(form, draft.answers)) throw new Problem('answers_invalid')
      await stores.letters.saveDraft(letterId, draft, now())
      return c.body(null, 204)
    })
}

/** The only thing that a box may ask without anybody having signed in today. */
export const waitingRoutes = (deps: PostboxDeps) =>
  new Hono().get('/waiting-letters', boundTo(deps, 'waiting'), async (c) => {
    const mailboxId = c.var.token.subject
    const inbox = await deps.stores.letters.inboxOf(mailboxId)
    const submissions = await deps.stores.submissions.ofMailbox(mailboxId)
    return c.json(waitingLettersOf(inbox, submissions), 200)
  })
