import type { LinkTicket, Session } from './session.ts'

/** Sessions of signed-in residents, and the tickets of cards on their way to be linked. */
export interface SessionStore {
  startSession(session: Session): Promise<void>
  /** The session, unless it was ended or `now` has reached its `expiresAt`. */
  findLiveSession(sessionId: string, now: Date): Promise<Session | null>
  endSession(sessionId: string, now: Date): Promise<void>
  saveTicket(ticket: LinkTicket): Promise<void>
  /** Marks the ticket as used, whatever comes of it; `null` when unknown or used before. */
  useTicket(ticketHash: string, now: Date): Promise<LinkTicket | null>
  /** Removes sessions and tickets that expired before `before`; answers how many. */
  purge(before: Date): Promise<number>
}
