/** How a wall tells a card again without keeping its number: SHA-256(salt ‖ certificate). */
export interface CardBinding {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly sha256: Uint8Array<ArrayBuffer>
}

export interface Session {
  readonly sessionId: string
  readonly mailboxId: string
  /** The card that signed in at the cable operator. */
  readonly card: CardBinding
  readonly expiresAt: Date
}

export interface SessionStore {
  save(session: Session): Promise<void>
  find(sessionId: string, now: Date): Promise<Session | null>
  purge(before: Date): Promise<void>
}

export function memorySessionStore(): SessionStore {
  const kept = new Map<string, Session>()
  return {
    save: async (session) => {
      kept.set(session.sessionId, session)
    },
    find: async (sessionId, now) => {
      const session = kept.get(sessionId)
      return session === undefined || session.expiresAt <= now ? null : session
    },
    purge: async (before) => {
      for (const session of kept.values()) {
        if (session.expiresAt < before) kept.delete(session.sessionId)
      }
    },
  }
}
