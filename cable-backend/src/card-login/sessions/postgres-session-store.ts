import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import type { CardBinding } from './session.ts'
import type { SessionStore } from './session-store.ts'
import { linkTickets, sessions } from './tables.ts'

const columnsOf = ({ salt, sha256 }: CardBinding) => ({ cardSalt: salt, cardSha256: sha256 })

/** Takes the card's two columns together again. */
function withCard<Row extends { readonly cardSalt: string; readonly cardSha256: string }>(
  row: Row,
) {
  const { cardSalt, cardSha256, ...rest } = row
  return { ...rest, card: { salt: cardSalt, sha256: cardSha256 } }
}

/** Sessions and tickets in the operator's own schema; each end is one conditional update. */
export function postgresSessionStore(db: Database): SessionStore {
  return {
    async startSession({ card, ...session }) {
      await db.insert(sessions).values({ ...session, ...columnsOf(card) })
    },
    async findLiveSession(sessionId, now) {
      const isLive = and(
        eq(sessions.sessionId, sessionId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
      )
      const [row] = await db.select().from(sessions).where(isLive)
      if (row === undefined) return null
      const { endedAt: _endedAt, ...session } = withCard(row)
      return session
    },
    async endSession(sessionId, now) {
      await db
        .update(sessions)
        .set({ endedAt: now })
        .where(and(eq(sessions.sessionId, sessionId), isNull(sessions.endedAt)))
    },
    async saveTicket({ card, ...ticket }) {
      await db.insert(linkTickets).values({ ...ticket, ...columnsOf(card) })
    },
    async useTicket(ticketHash, now) {
      const [row] = await db
        .update(linkTickets)
        .set({ usedAt: now })
        .where(and(eq(linkTickets.ticketHash, ticketHash), isNull(linkTickets.usedAt)))
        .returning()
      if (row === undefined) return null
      const { usedAt: _usedAt, ...ticket } = withCard(row)
      return ticket
    },
    async purge(before) {
      const tickets = await db
        .delete(linkTickets)
        .where(lt(linkTickets.expiresAt, before))
        .returning({ ticketHash: linkTickets.ticketHash })
      const ended = await db
        .delete(sessions)
        .where(lt(sessions.expiresAt, before))
        .returning({ sessionId: sessions.sessionId })
      return tickets.length + ended.length
    },
  }
}
