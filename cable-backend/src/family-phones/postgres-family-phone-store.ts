import { and, asc, count, eq, gt, inArray, lt, lte, ne, or } from 'drizzle-orm'
import type { Database } from '../database/open-database.ts'
import type { RegisteredPhone } from './family-phone.ts'
import type { FamilyPhoneStore, RedeemRefusal, Redemption } from './family-phone-store.ts'
import { familyPhoneCodes as codes, familyPhones as phones } from './tables.ts'

type PhoneRow = typeof phones.$inferSelect

const phoneOf = ({ p256dh, auth, removalHash: _hash, ...row }: PhoneRow): RegisteredPhone => ({
  ...row,
  keys: { p256dh, auth },
})

/** The family's phones in the operator's own schema; a code is used up by being deleted. */
export function postgresFamilyPhoneStore(db: Database): FamilyPhoneStore {
  return {
    saveCode: (code, now) =>
      db.transaction(async (tx) => {
        const isOver = and(eq(codes.codeHash, code.codeHash), lte(codes.expiresAt, now))
        await tx.delete(codes).where(or(eq(codes.householdId, code.householdId), isOver))
        const saved = await tx.insert(codes).values(code).onConflictDoNothing().returning()
        return saved.length === 1
      }),
    redeem: (redemption) => redeem(db, redemption),
    async phonesOf(householdIds) {
      const rows = await db
        .select()
        .from(phones)
        .where(inArray(phones.householdId, [...householdIds]))
        .orderBy(asc(phones.registeredAt), asc(phones.phoneId))
      return rows.map(phoneOf)
    },
    async noteTold(phoneId, lastToldAt) {
      await db.update(phones).set({ lastToldAt }).where(eq(phones.phoneId, phoneId))
    },
    async removePhone(householdId, phoneId) {
      const isIt = and(eq(phones.householdId, householdId), eq(phones.phoneId, phoneId))
      return (await db.delete(phones).where(isIt).returning()).length === 1
    },
    async removeByKey(removalHash) {
      const removed = await db.delete(phones).where(eq(phones.removalHash, removalHash)).returning()
      return removed.length === 1
    },
    async forgetPhones(phoneIds) {
      await db.delete(phones).where(inArray(phones.phoneId, [...phoneIds]))
    },
    async purge(before) {
      const gone = await db.delete(codes).where(lt(codes.expiresAt, before)).returning()
      return gone.length
    },
  }
}

const redeem = (
  db: Database,
  { codeHash, phone, now, limit }: Redemption,
): Promise<RedeemRefusal | null> =>
  db.transaction(async (tx) => {
    const isGood = and(eq(codes.codeHash, codeHash), gt(codes.expiresAt, now))
    const [code] = await tx.select().from(codes).where(isGood)
    if (code === undefined) return 'pairing_code_invalid'
    const { householdId } = code
    const ofHousehold = eq(phones.householdId, householdId)
    const [others] = await tx
      .select({ count: count() })
      .from(phones)
      .where(and(ofHousehold, ne(phones.endpoint, phone.endpoint)))
    if ((others?.count ?? 0) >= limit) return 'too_many_phones'
    const used = await tx.delete(codes).where(eq(codes.codeHash, codeHash)).returning()
    if (used.length === 0) return 'pairing_code_invalid'
    await tx.delete(phones).where(and(ofHousehold, eq(phones.endpoint, phone.endpoint)))
    const { keys, ...columns } = phone
    await tx.insert(phones).values({ ...columns, ...keys, householdId })
    return null
  })
