import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import type { Database } from '../database/open-database.ts'
import { appendLog, type NewLogEntry } from '../log/log-store.ts'
import { signInAttempts, staff, staffSessions } from './tables.ts'

/** What is kept while somebody is away at the identity provider. */
export interface SignInAttempt {
  readonly state: string
  readonly codeVerifier: string
  readonly nonce: string
  /** Where the page wanted to go: a path of this origin. */
  readonly returnTo: string
  readonly expiresAt: Date
}

export interface NewSession {
  /** SHA-256 of the cookie's secret, hex. */
  readonly sessionHash: string
  readonly member: StaffMember
  readonly startedAt: Date
  readonly expiresAt: Date
  readonly log: NewLogEntry
}

export interface StaffStore {
  saveAttempt(attempt: SignInAttempt): Promise<void>
  /** Once: the attempt is gone with it. Null where there is none, or it has expired. */
  takeAttempt(state: string, now: Date): Promise<SignInAttempt | null>
  startSession(session: NewSession): Promise<void>
  /** Whose session it is, while it lasts, with the roles it was started with. */
  findMember(sessionHash: string, now: Date): Promise<StaffMember | null>
  endSession(sessionHash: string, log: NewLogEntry): Promise<void>
  /** Forgets what expired before. */
  purge(before: Date): Promise<void>
}

export const postgresStaffStore = (db: Database): StaffStore => ({
  async saveAttempt(attempt) {
    await db.insert(signInAttempts).values(attempt)
  },
  async takeAttempt(state, now) {
    const [taken] = await db
      .delete(signInAttempts)
      .where(eq(signInAttempts.state, state))
      .returning()
    return taken !== undefined && taken.expiresAt > now ? taken : null
  },
  startSession: (session) =>
    db.transaction(async (tx) => {
      const { sessionHash, member, startedAt, expiresAt } = session
      const { staffId, name, roles } = member
      const known = { name, roles: [...roles], signedInAt: startedAt }
      await tx
        .insert(staff)
        .values({ staffId, ...known })
        .onConflictDoUpdate({ target: staff.staffId, set: known })
      await tx
        .insert(staffSessions)
        .values({ sessionHash, staffId, roles: [...roles], startedAt, expiresAt })
      await appendLog(tx, session.log)
    }),
  async findMember(sessionHash, now) {
    const [row] = await db
      .select({ staffId: staff.staffId, name: staff.name, roles: staffSessions.roles })
      .from(staffSessions)
      .innerJoin(staff, eq(staff.staffId, staffSessions.staffId))
      .where(
        and(
          eq(staffSessions.sessionHash, sessionHash),
          isNull(staffSessions.endedAt),
          gt(staffSessions.expiresAt, now),
        ),
      )
    return row ?? null
  },
  endSession: (sessionHash, log) =>
    db.transaction(async (tx) => {
      await tx
        .update(staffSessions)
        .set({ endedAt: log.at })
        .where(and(eq(staffSessions.sessionHash, sessionHash), isNull(staffSessions.endedAt)))
      await appendLog(tx, log)
    }),
  async purge(before) {
    await db.delete(signInAttempts).where(lt(signInAttempts.expiresAt, before))
    await db.delete(staffSessions).where(lt(staffSessions.expiresAt, before))
  },
})
