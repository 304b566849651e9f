import { Hono } from 'hono'
import { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import {
  CardLinkRequest,
  type CurrentSession,
  type PostboxAssertion,
} from '#cable-backend/contract/sign-in'
import { issuedChallengeOf } from '../card-proof/challenge-rules.ts'
import { jsonBody } from '../http/json-body.ts'
import { refuse } from '../http/problem.ts'
import { residentOf } from './card-binding.ts'
import type { SignInDeps } from './card-login-deps.ts'
import { knownBox, loadBox, loadSession, sessionToken } from './card-login-middleware.ts'
import { linkCard } from './link-card.ts'
import { assertForPostbox } from './postbox-assertion.ts'
import { askForCard, signIn } from './sign-in.ts'

/** Signing in with the card, and what a signed-in resident can ask of the operator. */
export const cardLoginRoutes = (deps: SignInDeps) =>
  new Hono()
    .post('/sign-in/challenges', knownBox(deps), loadBox(deps), async (c) => {
      const asked = await askForCard(c.var.box, deps)
      return asked.ok ? c.json(issuedChallengeOf(asked.value), 201) : refuse(c, asked.error)
    })
    .post('/sign-in', knownBox(deps), loadBox(deps), jsonBody(UnverifiedCardProof), async (c) => {
      const answer = await signIn(c.req.valid('json'), c.var.box, deps)
      return answer.ok ? c.json(answer.value, 200) : refuse(c, answer.error)
    })
    .post('/card-links', knownBox(deps), loadBox(deps), jsonBody(CardLinkRequest), async (c) => {
      const answer = await linkCard(c.req.valid('json'), c.var.box, deps)
      return answer.ok ? c.json(answer.value, 201) : refuse(c, answer.error)
    })
    .get('/session', sessionToken(deps), loadSession(deps), (c) => {
      const { resident, session } = c.var
      const current: CurrentSession = {
        resident: residentOf(resident),
        expiresAt: session.expiresAt.toISOString(),
      }
      return c.json(current, 200)
    })
    .delete('/session', sessionToken(deps), loadSession(deps), async (c) => {
      await deps.stores.sessions.endSession(c.var.session.sessionId, deps.now())
      return c.body(null, 204)
    })
    .post('/postbox-assertions', sessionToken(deps), loadSession(deps), async (c) => {
      const answer: PostboxAssertion = {
        assertion: await assertForPostbox(c.var.session, deps),
      }
      return c.json(answer, 201)
    })
