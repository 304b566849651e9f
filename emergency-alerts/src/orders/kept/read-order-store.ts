import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import type { Database } from '../../database/open-database.ts'
import { staff } from '../../staff/tables.ts'
import { draftSaves, orderRevisions, orders, orderVersions } from '../tables.ts'
import type { KeptOrder, KeptVersion, Moment } from './kept-order.ts'

export type Reader = Pick<Database, 'select' | 'selectDistinctOn'>

type VersionRow = typeof orderVersions.$inferSelect
type Staff = ReadonlyMap<string, StaffMember>

/** The orders that meet a condition, newest first. */
export async function readOrders(
  db: Reader,
  condition: SQL | undefined,
  { limit = 1 }: { readonly limit?: number } = {},
): Promise<KeptOrder[]> {
  const found = await db
    .select()
    .from(orders)
    .where(condition)
    .orderBy(desc(orders.openedAt), desc(orders.orderId))
    .limit(limit)
  const orderIds = found.map(({ orderId }) => orderId)
  if (orderIds.length === 0) return []
  const rows = await db
    .select()
    .from(orderVersions)
    .where(inArray(orderVersions.orderId, orderIds))
    .orderBy(asc(orderVersions.version))
  const parts = await readParts(db, orderIds)
  return found.map(({ orderId, place }) => {
    const [first, ...rest] = rows
      .filter((row) => row.orderId === orderId)
      .map((row) => versionOf(row, parts))
    if (first === undefined) throw new Error('an order has at least one version')
    return { orderId, place, versions: [first, ...rest] }
  })
}

export const inPlace = ({
  place,
  orderId,
}: Pick<KeptOrder, 'place' | 'orderId'>): SQL | undefined =>
  and(eq(orders.place, place), eq(orders.orderId, orderId))

const partKey = ({ orderId, version }: { orderId: string; version: number }): string =>
  `${orderId}/${version}`

type Parts = Awaited<ReturnType<typeof readParts>>

async function readParts(db: Reader, orderIds: readonly string[]) {
  const ofOrders = inArray(draftSaves.orderId, [...orderIds])
  const drafts = await db
    .selectDistinctOn([draftSaves.orderId, draftSaves.version])
    .from(draftSaves)
    .where(ofOrders)
    .orderBy(draftSaves.orderId, draftSaves.version, desc(draftSaves.save))
  const editors = await db
    .select({
      orderId: draftSaves.orderId,
      version: draftSaves.version,
      staffIds: sql<string[]>`json_agg(distinct ${draftSaves.savedBy})`,
    })
    .from(draftSaves)
    .where(ofOrders)
    .groupBy(draftSaves.orderId, draftSaves.version)
  const revisions = await db
    .select()
    .from(orderRevisions)
    .where(inArray(orderRevisions.orderId, [...orderIds]))
  const members = await db.select().from(staff)
  return {
    draftOf: new Map(drafts.map((row) => [partKey(row), row.draft])),
    editorsOf: new Map(editors.map((row) => [partKey(row), row.staffIds])),
    documentOf: new Map(revisions.map((row) => [partKey(row), row.document])),
    staff: new Map(members.map(({ staffId, name, roles }) => [staffId, { staffId, name, roles }])),
  }
}

function versionOf(row: VersionRow, parts: Parts): KeptVersion {
  const key = partKey(row)
  const draft = parts.draftOf.get(key)
  const drafted = momentOf(parts.staff, row.draftedBy, row.draftedAt)
  if (draft === undefined || drafted === null) throw new Error('a version has a draft')
  const { version, kind, state, saves, reason, reach } = row
  return {
    version,
    kind,
    state,
    draft,
    saves,
    editors: parts.editorsOf.get(key) ?? [],
    drafted,
    submitted: momentOf(parts.staff, row.submittedBy, row.submittedAt),
    decided: momentOf(parts.staff, row.decidedBy, row.decidedAt),
    countersigned: momentOf(parts.staff, row.countersignedBy, row.countersignedAt),
    reason,
    reach,
    document: parts.documentOf.get(key) ?? null,
  }
}

function momentOf(members: Staff, staffId: string | null, at: Date | null): Moment | null {
  const by = staffId === null ? undefined : members.get(staffId)
  return by === undefined || at === null ? null : { by, at }
}
