import { and, eq, gt, lt } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import type { SessionStore } from './session-store.ts'
import { sessions } from './tables.ts'

export const postgresSessionStore = (db: Database): SessionStore => ({
  async save({ card, ...session }) {
    await db.insert(sessions).values({ ...session, cardSalt: card.salt, cardSha256: card.sha256 })
  },
  async find(sessionId, now) {
    const isOpen = and(eq(sessions.sessionId, sessionId), gt(sessions.expiresAt, now))
    const [row] = await db.select().from(sessions).where(isOpen)
    if (row === undefined) return null
    const { cardSalt, cardSha256, ...session } = row
    return { ...session, card: { salt: cardSalt, sha256: cardSha256 } }
  },
  async purge(before) {
    await db.delete(sessions).where(lt(sessions.expiresAt, before))
  },
})
