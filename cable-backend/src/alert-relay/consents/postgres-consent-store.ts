import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Spoken } from '#emergency-alerts/contract/order-document'
import type { Database } from '../../database/open-database.ts'
import { householdChanges, households, residents } from '../../households/tables.ts'
import type { ConsentAct, ConsentStore } from './consent-store.ts'
import { alertConsents } from './tables.ts'

/** Consents in the operator's own schema; the change of the household is noted with each of them. */
export function postgresConsentStore(db: Database): ConsentStore {
  const add = ({ householdId, ...act }: ConsentAct & { readonly words: string | null }) =>
    db.transaction(async (tx) => {
      // Changes of one household wait for each other: their numbers appear in order.
      await tx
        .select({ householdId: households.householdId })
        .from(households)
        .where(eq(households.householdId, householdId))
        .for('update')
      await tx.insert(alertConsents).values({ ...act, isGiven: act.words !== null })
      await tx.insert(householdChanges).values({ householdId })
    })
  const last = () =>
    db
      .selectDistinctOn([alertConsents.residentId])
      .from(alertConsents)
      .orderBy(alertConsents.residentId, desc(alertConsents.number))
      .as('last')
  return {
    give: (consent) => add(consent),
    withdraw: (act) => add({ ...act, words: null }),
    async givenAt(residentId) {
      const [act] = await db
        .select()
        .from(alertConsents)
        .where(eq(alertConsents.residentId, residentId))
        .orderBy(desc(alertConsents.number))
        .limit(1)
      return act?.isGiven ? act.at : null
    },
    async hasAnswered(residentId) {
      const acts = await db
        .select({ number: alertConsents.number })
        .from(alertConsents)
        .where(eq(alertConsents.residentId, residentId))
        .limit(1)
      return acts.length > 0
    },
    async namesOf(householdIds) {
      const act = last()
      const isAsked =
        householdIds === undefined ? undefined : inArray(residents.householdId, [...householdIds])
      const rows = await db
        .select({ resident: residents })
        .from(act)
        .innerJoin(residents, eq(residents.residentId, act.residentId))
        .where(and(eq(act.isGiven, true), isAsked))
        .orderBy(act.number)
      const names = new Map<string, Spoken[]>()
      for (const { resident } of rows) {
        const before = names.get(resident.householdId) ?? []
        names.set(resident.householdId, [...before, { text: resident.name, kana: resident.kana }])
      }
      return names
    },
  }
}
