import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { FirstUse, SignedIn, SignInAnswer } from '#cable-backend/contract/sign-in'
import { issueBoundToken } from '../bound-token/bound-token.ts'
import { cardKeyOf } from '../card-proof/card-key.ts'
import { type Challenge, encodeChallenge } from '../card-proof/challenge.ts'
import { challengeRefusal, createChallenge, proofDigest } from '../card-proof/challenge-rules.ts'
import { type VerifiedCardProof, verifyCardProof } from '../card-proof/verify-card-proof.ts'
import type { Box, HouseholdResident } from '../households/household.ts'
import { bindCard, hashTicket, newTicket, residentOf } from './card-binding.ts'
import {
  type CardLoginDeps,
  challengeLifetimeMs,
  openChallengesPerBox,
  type SignInDeps,
  sessionLifetimeSeconds,
  sessionScope,
  ticketLifetimeMs,
} from './card-login-deps.ts'
import type { CardBinding } from './sessions/session.ts'

/** Asks a box's viewer for a card: a challenge for three minutes, at most ten open at a time. */
export async function askForCard(
  { keyThumbprint }: Box,
  deps: CardLoginDeps,
): Promise<Result<Challenge, ProblemCode>> {
  const { challenges } = deps.stores
  const open = await challenges.countOpen(keyThumbprint, deps.now())
  if (open >= openChallengesPerBox) return err('too_many_challenges')
  const question = { ...loginOn(keyThumbprint, deps), statement: null }
  const challenge = createChallenge(question, challengeLifetimeMs, deps)
  await challenges.save(challenge)
  return ok(challenge)
}

/**
 * Signs in whoever holds the card. The challenge is used up first, whatever comes of it; a card
 * that nobody has yet is offered to the residents of this box's household who have none.
 */
export async function signIn(
  proof: UnverifiedCardProof,
  box: Box,
  deps: SignInDeps,
): Promise<Result<SignInAnswer, ProblemCode>> {
  const proven = await proveCard(proof, box, deps)
  if (!proven.ok) return proven
  const { certificate } = proven.value
  const { households } = deps.stores
  const cardKey = await cardKeyOf(deps.cardKeyPepper, certificate)
  const card = await bindCard(certificate.der, deps.randomBytes(32))
  const holder = await households.findCardHolder(cardKey)
  if (holder === null) return offerFirstUse({ cardKey, card }, box, deps)
  const isOurs = holder.isActive && holder.resident.householdId === box.householdId
  if (!isOurs) return err('card_not_linked')
  return ok(await startSession({ resident: holder.resident, card }, box, deps))
}

async function proveCard(
  proof: UnverifiedCardProof,
  { keyThumbprint }: Box,
  deps: CardLoginDeps,
): Promise<Result<VerifiedCardProof, ProblemCode>> {
  const now = deps.now()
  const by = await proofDigest(proof)
  const consumed = await deps.stores.challenges.consume(proof.challengeId, by, now)
  if (consumed === null) return err('challenge_not_found')
  if (!consumed.isFirst) return err('challenge_used')
  const refusal = challengeRefusal(consumed.challenge, loginOn(keyThumbprint, deps), now)
  if (refusal !== null) return err(refusal)
  return verifyCardProof({
    bytes: encodeChallenge(consumed.challenge),
    proof,
    authorities: deps.cardAuthorities,
    revocation: deps.revocation,
    now,
  })
}

const loginOn = (device: string, { publicUrl }: CardLoginDeps) =>
  ({ purpose: 'login', relyingParty: publicUrl, device, subject: null }) as const

interface ProvenCard {
  readonly cardKey: string
  readonly card: CardBinding
}

async function offerFirstUse(
  proven: ProvenCard,
  { householdId, keyThumbprint }: Box,
  deps: CardLoginDeps,
): Promise<Result<FirstUse, ProblemCode>> {
  const candidates = await deps.stores.households.residentsWithoutCard(householdId)
  if (candidates.length === 0) return err('card_not_linked')
  const ticket = newTicket(deps.randomBytes(32))
  const expiresAt = new Date(deps.now().getTime() + ticketLifetimeMs)
  const ticketHash = await hashTicket(ticket)
  await deps.stores.sessions.saveTicket({
    ...proven,
    ticketHash,
    device: keyThumbprint,
    expiresAt,
  })
  return ok({
    kind: 'first_use',
    ticket,
    expiresAt: expiresAt.toISOString(),
    candidates: candidates.map(residentOf),
  })
}

interface CardOwner {
  readonly resident: HouseholdResident
  readonly card: CardBinding
}

/** Starts a session of 15 minutes that only this box can use. */
export async function startSession(
  { resident, card }: CardOwner,
  { keyThumbprint }: Box,
  deps: SignInDeps,
): Promise<SignedIn> {
  const sessionId = deps.newId()
  const grant = {
    issuer: deps.publicUrl,
    audience: deps.publicUrl,
    subject: resident.residentId,
    clientId: 'tv',
    scope: sessionScope,
    sessionId,
    thumbprint: keyThumbprint,
    lifetimeSeconds: sessionLifetimeSeconds,
  }
  const { token, expiresAt } = await issueBoundToken(grant, deps.signingKey, deps)
  await deps.stores.sessions.startSession({
    sessionId,
    residentId: resident.residentId,
    device: keyThumbprint,
    card,
    startedAt: deps.now(),
    expiresAt,
  })
  return {
    kind: 'signed_in',
    resident: residentOf(resident),
    accessToken: token,
    expiresAt: expiresAt.toISOString(),
    isNameQuestionOpen: await deps.isNameQuestionOpen(resident.residentId),
  }
}
