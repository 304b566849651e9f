import * as z from 'zod/mini'
import { AlertRegistration } from '#cable-backend/contract/alert-stream'
import { IssuedChallenge, type UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import { FamilyPhones, IssuedPairingCode } from '#cable-backend/contract/family-phone'
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
  /** Whether the signed-in person is named in evacuation orders on this household's televisions. */
  readonly registration: (accessToken: string) => Asked<AlertRegistration>
  readonly giveConsent: (accessToken: string, words: string) => Asked<AlertRegistration>
  readonly withdrawConsent: (accessToken: string) => Asked<AlertRegistration>
  /** The phones of the signed-in person's household. */
  readonly familyPhones: (accessToken: string) => Asked<FamilyPhones>
  readonly newPairingCode: (accessToken: string) => Asked<IssuedPairingCode>
  readonly removePhone: (accessToken: string, phoneId: string) => Asked<null>
}

const registration = { path: '/alerts/registration', answer: AlertRegistration } as const

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
  registration: (accessToken) => ask({ method: 'GET', accessToken, ...registration }),
  giveConsent: (accessToken, words) =>
    ask({
      method: 'PUT',
      accessToken,
      body: { kind: 'json', value: { words } },
      ...registration,
    }),
  withdrawConsent: (accessToken) => ask({ method: 'DELETE', accessToken, ...registration }),
  familyPhones: (accessToken) =>
    ask({ method: 'GET', path: '/family-phones', accessToken, answer: FamilyPhones }),
  newPairingCode: (accessToken) =>
    ask({ method: 'POST', path: '/family-phones/codes', accessToken, answer: IssuedPairingCode }),
  removePhone: (accessToken, phoneId) =>
    ask({ method: 'DELETE', path: `/family-phones/${phoneId}`, accessToken, answer: z.null() }),
})
