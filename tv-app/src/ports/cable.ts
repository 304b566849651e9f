import * as z from 'zod/mini'
import { IssuedChallenge, type UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import {
  type CardLinkRequest,
  PostboxAssertion,
  SignedIn,
  SignInAnswer,
} from '#cable-backend/contract/sign-in'
import type { Result } from '#remote-reader-driver/contract/result'
import type { WallRefusal } from './refusal.ts'
import type { Ask } from './signed-request.ts'

type Asked<T> = Promise<Result<T, WallRefusal>>

/** The cable operator, as far as the TV needs it. */
export interface Cable {
  readonly requestChallenge: () => Asked<IssuedChallenge>
  readonly signIn: (proof: UnverifiedCardProof) => Asked<SignInAnswer>
  readonly linkCard: (request: CardLinkRequest) => Asked<SignedIn>
  readonly signOut: (accessToken: string) => Asked<null>
  readonly assertForPostbox: (accessToken: string) => Asked<PostboxAssertion>
}

export const cableOver = (ask: Ask): Cable => ({
  requestChallenge: () =>
    ask({
      method: 'POST',
      path: '/sign-in/challenges',
      accessToken: null,
      answer: IssuedChallenge,
    }),
  signIn: (proof) =>
    ask({
      method: 'POST',
      path: '/sign-in',
      accessToken: null,
      body: { kind: 'json', value: proof },
      answer: SignInAnswer,
    }),
  linkCard: (request) =>
    ask({
      method: 'POST',
      path: '/card-links',
      accessToken: null,
      body: { kind: 'json', value: request },
      answer: SignedIn,
    }),
  signOut: (accessToken) =>
    ask({ method: 'DELETE', path: '/session', accessToken, answer: z.null() }),
  assertForPostbox: (accessToken) =>
    ask({ method: 'POST', path: '/postbox-assertions', accessToken, answer: PostboxAssertion }),
})
