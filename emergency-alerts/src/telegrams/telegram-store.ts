import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import type { Database } from '../database/open-database.ts'
import { appendLog, type NewLogEntry } from '../log/log-store.ts'
import type { CheckedTelegram } from '../orders/jma/check-telegram.ts'
import { staff } from '../staff/tables.ts'
import { telegramDrafts, telegrams } from './tables.ts'

export interface KeptTelegram {
  readonly telegramId: string
  readonly checked: CheckedTelegram
  readonly receivedBy: StaffMember
  readonly receivedAt: Date
  readonly replacedBy: string | null
  readonly setAside: { readonly by: StaffMember; readonly at: Date } | null
  /** The orders that were opened from its drafts. */
  readonly opened: ReadonlyMap<number, string>
}

export interface NewTelegram {
  readonly telegramId: string
  readonly raw: Uint8Array<ArrayBuffer>
  readonly sha256: string
  readonly checked: CheckedTelegram
  readonly receivedBy: string
  readonly receivedAt: Date
  /** Those that it takes the place of, or takes back. */
  readonly replaces: readonly string[]
  readonly log: NewLogEntry
}

export interface TelegramStore {
  /** The same bytes are kept once: answers whether these are new. */
  add(telegram: NewTelegram): Promise<boolean>
  /** Newest first, at most 100. */
  list(): Promise<KeptTelegram[]>
  /** Those whose proposals hold. */
  held(): Promise<KeptTelegram[]>
  find(telegramId: string): Promise<KeptTelegram | null>
  findBySha256(sha256: string): Promise<KeptTelegram | null>
  rawOf(telegramId: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Sets aside, or takes up again with null; the log is written only when that changes something. */
  setAside(
    telegramId: string,
    aside: { readonly by: string; readonly at: Date } | null,
    log: NewLogEntry,
  ): Promise<void>
  noteDraft(telegramId: string, draft: number, opened: { orderId: string; at: Date }): Promise<void>
}

export const postgresTelegramStore = (db: Database): TelegramStore => ({
  add: ({ replaces, log, ...telegram }) =>
    db.transaction(async (tx) => {
      const added = await tx
        .insert(telegrams)
        .values(telegram)
        .onConflictDoNothing()
        .returning({ telegramId: telegrams.telegramId })
      if (added.length === 0) return false
      if (replaces.length > 0) {
        await tx
          .update(telegrams)
          .set({ replacedBy: telegram.telegramId })
          .where(inArray(telegrams.telegramId, [...replaces]))
      }
      await appendLog(tx, log)
      return true
    }),
  list: () => read(db),
  held: () => read(db, isNull(telegrams.replacedBy)),
  find: async (telegramId) => (await read(db, eq(telegrams.telegramId, telegramId)))[0] ?? null,
  findBySha256: async (sha256) => (await read(db, eq(telegrams.sha256, sha256)))[0] ?? null,
  async rawOf(telegramId) {
    const [row] = await db
      .select({ raw: telegrams.raw })
      .from(telegrams)
      .where(eq(telegrams.telegramId, telegramId))
    return row?.raw ?? null
  },
  setAside: (telegramId, aside, log) =>
    db.transaction(async (tx) => {
      const isOther =
        aside === null ? isNotNull(telegrams.setAsideAt) : isNull(telegrams.setAsideAt)
      const changed = await tx
        .update(telegrams)
        .set({ setAsideBy: aside?.by ?? null, setAsideAt: aside?.at ?? null })
        .where(and(eq(telegrams.telegramId, telegramId), isOther))
        .returning({ telegramId: telegrams.telegramId })
      if (changed.length > 0) await appendLog(tx, log)
    }),
  async noteDraft(telegramId, draft, { orderId, at }) {
    await db
      .insert(telegramDrafts)
      .values({ telegramId, draft, orderId, openedAt: at })
      .onConflictDoNothing()
  },
})

/** Whoever set a telegram aside. */
const hand = alias(staff, 'hand')

async function read(db: Database, condition?: ReturnType<typeof eq>): Promise<KeptTelegram[]> {
  const rows = await db
    .select({
      telegramId: telegrams.telegramId,
      checked: telegrams.checked,
      receivedAt: telegrams.receivedAt,
      replacedBy: telegrams.replacedBy,
      receivedBy: { staffId: staff.staffId, name: staff.name, roles: staff.roles },
      asideAt: telegrams.setAsideAt,
      asideBy: { staffId: hand.staffId, name: hand.name, roles: hand.roles },
    })
    .from(telegrams)
    .innerJoin(staff, eq(staff.staffId, telegrams.receivedBy))
    .leftJoin(hand, eq(hand.staffId, telegrams.setAsideBy))
    .where(condition)
    .orderBy(desc(telegrams.receivedAt), desc(telegrams.telegramId))
    .limit(100)
  const ids = rows.map(({ telegramId }) => telegramId)
  const opened =
    ids.length === 0
      ? []
      : await db.select().from(telegramDrafts).where(inArray(telegramDrafts.telegramId, ids))
  return rows.map(({ asideAt, asideBy, ...row }) => ({
    ...row,
    setAside: asideAt === null || asideBy === null ? null : { by: asideBy, at: asideAt },
    opened: new Map(
      opened
        .filter(({ telegramId }) => telegramId === row.telegramId)
        .map(({ draft, orderId }) => [draft, orderId]),
    ),
  }))
}
