import { and, eq, inArray, lte, sql, TransactionRollbackError } from 'drizzle-orm'
import type { Place } from '#emergency-alerts/contract/desk/order-view'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import type { Database } from '../../database/open-database.ts'
import type { Refusal } from '../acts/change.ts'
import { idempotencyKeys, orders, orderVersions } from '../tables.ts'
import type { KeptOrder } from './kept-order.ts'
import { inPlace, readOrders } from './read-order-store.ts'
import type { ActBy, SignedChange } from './signed-change.ts'
import { type Writer, writeChange } from './write-change-store.ts'

export interface Target {
  readonly place: Place
  readonly orderId: string
}

export type StoreRefusal = Refusal['code'] | 'idempotency_key_reused'
export interface Refused {
  readonly code: StoreRefusal
  readonly findings: Refusal['findings']
}

/** Decides on the order as it is at that moment; nobody else changes it meanwhile. */
export type Plan = (order: KeptOrder) => Promise<Result<SignedChange, Refusal>>

export interface OrderStore {
  /** An order is only found in its own place. */
  find(target: Target): Promise<KeptOrder | null>
  /** Newest first, at most 100. */
  list(place: Place): Promise<KeptOrder[]>
  /** Opens an order; the press that opened one before finds that one. */
  open(target: Target, change: SignedChange, act: ActBy): Promise<Result<KeptOrder, Refused>>
  /** One transaction: decided, written and logged together, or nothing at all. */
  change(target: Target, act: ActBy, plan: Plan): Promise<Result<KeptOrder, Refused>>
  /** Orders in force whose time is over. */
  due(now: Date): Promise<Target[]>
}

export const postgresOrderStore = (db: Database): OrderStore => ({
  find: (target) => find(db, target),
  list: (place) => readOrders(db, eq(orders.place, place), { limit: 100 }),
  open: (target, change, act) => open(db, target, { change, act }),
  change: (target, act, plan) => change(db, target, { act, plan }),
  due: (now) => due(db, now),
})

const refused = (code: StoreRefusal) => err({ code, findings: [] })

const find = async (db: Database, target: Target): Promise<KeptOrder | null> =>
  (await readOrders(db, inPlace(target)))[0] ?? null

const require = async (db: Database, target: Target): Promise<Result<KeptOrder, Refused>> => {
  const order = await find(db, target)
  return order === null ? refused('not_found') : ok(order)
}

async function open(
  db: Database,
  { place, orderId }: Target,
  { change, act }: { readonly change: SignedChange; readonly act: ActBy },
): Promise<Result<KeptOrder, Refused>> {
  const isFirst = await db
    .transaction(async (tx) => {
      await tx
        .insert(orders)
        .values({ orderId, place, openedBy: act.by?.staffId ?? '', openedAt: act.at })
      if (!(await keepPress(tx, orderId, act))) return tx.rollback()
      await writeChange(tx, { orderId, place }, { change, act })
      return true
    })
    .catch(unlessRolledBack)
  if (isFirst) return require(db, { place, orderId })
  const before = await pressedBefore(db, act)
  if (before === null || before.request !== act.press?.request) {
    return refused('idempotency_key_reused')
  }
  return require(db, { place, orderId: before.orderId })
}

function unlessRolledBack(error: unknown): false {
  if (error instanceof TransactionRollbackError) return false
  throw error
}

interface Asked {
  readonly act: ActBy
  readonly plan: Plan
}

async function change(
  db: Database,
  target: Target,
  asked: Asked,
): Promise<Result<KeptOrder, Refused>> {
  const outcome = await db
    .transaction((tx) => changeWithin(tx, target, asked))
    .catch((error) => unlessRolledBack(error) || refused('idempotency_key_reused'))
  return outcome.ok ? require(db, target) : outcome
}

async function changeWithin(
  tx: Transaction,
  target: Target,
  { act, plan }: Asked,
): Promise<Result<null, Refused>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${target.orderId}, 0))`)
  const [order] = await readOrders(tx, inPlace(target))
  if (order === undefined) return refused('not_found')
  const before = await pressedBefore(tx, act)
  if (before !== null) {
    return isSamePress(before, target, act) ? ok(null) : refused('idempotency_key_reused')
  }
  const planned = await plan(order)
  if (!planned.ok) return planned
  if (!(await keepPress(tx, order.orderId, act))) return tx.rollback()
  await writeChange(tx, order, { change: planned.value, act })
  return ok(null)
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

type Pressed = typeof idempotencyKeys.$inferSelect

async function pressedBefore(
  db: Pick<Database, 'select'>,
  { by, press }: ActBy,
): Promise<Pressed | null> {
  if (press === null || by === null) return null
  const isSame = and(eq(idempotencyKeys.staffId, by.staffId), eq(idempotencyKeys.key, press.key))
  const [row] = await db.select().from(idempotencyKeys).where(isSame)
  return row ?? null
}

/** The same button pressed again finds it done; another one must not have its key. */
const isSamePress = (before: Pressed, { orderId }: Target, { press }: ActBy): boolean =>
  before.orderId === orderId && before.request === press?.request

/** False where a press with this key was there before. */
async function keepPress(tx: Writer, orderId: string, { by, press, at }: ActBy): Promise<boolean> {
  if (press === null || by === null) return true
  const { key, request } = press
  const kept = await tx
    .insert(idempotencyKeys)
    .values({ staffId: by.staffId, key, request, orderId, usedAt: at })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  return kept.length > 0
}

async function due(db: Database, now: Date): Promise<Target[]> {
  return db
    .select({ orderId: orders.orderId, place: orders.place })
    .from(orderVersions)
    .innerJoin(orders, eq(orders.orderId, orderVersions.orderId))
    .where(
      and(
        eq(orderVersions.state, 'issued'),
        inArray(orderVersions.kind, ['order', 'correction']),
        lte(orderVersions.expiresAt, now),
      ),
    )
}
