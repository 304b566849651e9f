import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { CardLinkRequest, SignedIn } from '#cable-backend/contract/sign-in'
import type { Box } from '../households/household.ts'
import { hashTicket } from './card-binding.ts'
import type { SignInDeps } from './card-login-deps.ts'
import { startSession } from './sign-in.ts'

/**
 * Links the proven card of a ticket with a resident who was offered, and signs them in. The ticket
 * is used up first: a wrong choice needs the card again.
 */
export async function linkCard(
  { ticket, residentId }: CardLinkRequest,
  box: Box,
  deps: SignInDeps,
): Promise<Result<SignedIn, ProblemCode>> {
  const { households, sessions } = deps.stores
  const now = deps.now()
  const used = await sessions.useTicket(await hashTicket(ticket), now)
  if (used === null || used.device !== box.keyThumbprint || now >= used.expiresAt) {
    return err('ticket_invalid')
  }
  const { cardKey, card } = used
  const offered = await households.residentsWithoutCard(box.householdId)
  const resident = offered.find((each) => each.residentId === residentId)
  if (resident === undefined) return err('resident_not_offered')
  const isLinked = await households.linkCard({ residentId, cardKey, linkedAt: now })
  return isLinked
    ? ok(await startSession({ resident, card }, box, deps))
    : err('resident_not_offered')
}
