import type { LinkTicket, Session } from './session.ts'
import type { SessionStore } from './session-store.ts'

/** Sessions and tickets in memory: for one process, lost with it. */
export function memorySessionStore(): SessionStore {
  const sessions = new Map<string, Session>()
  const tickets = new Map<string, LinkTicket>()
  const used = new Set<string>()
  return {
    async startSession(session) {
      sessions.set(session.sessionId, session)
    },
    async findLiveSession(sessionId, now) {
      const session = sessions.get(sessionId)
      return session !== undefined && session.expiresAt > now ? session : null
    },
    async endSession(sessionId) {
      sessions.delete(sessionId)
    },
    async saveTicket(ticket) {
      tickets.set(ticket.ticketHash, ticket)
    },
    async useTicket(ticketHash) {
      const ticket = tickets.get(ticketHash)
      if (ticket === undefined || used.has(ticketHash)) return null
      used.add(ticketHash)
      return ticket
    },
    async purge(before) {
      const oldSessions = [...sessions.values()].filter(({ expiresAt }) => expiresAt < before)
      const oldTickets = [...tickets.values()].filter(({ expiresAt }) => expiresAt < before)
      for (const { sessionId } of oldSessions) sessions.delete(sessionId)
      for (const { ticketHash } of oldTickets) tickets.delete(ticketHash)
      return oldSessions.length + oldTickets.length
    },
  }
}
