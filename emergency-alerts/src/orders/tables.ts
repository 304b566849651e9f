import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type {
  Place,
  Reach,
  VersionKind,
  VersionState,
} from '#emergency-alerts/contract/desk/order-view'
import type {
  OrderDocument,
  OrderStatus,
  Standing,
} from '#emergency-alerts/contract/order-document'
import { instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'
import { staff } from '../staff/tables.ts'

const someone = () => text().references(() => staff.staffId)

/** An order is born in its place; nobody may change a row. */
export const orders = municipality.table(
  'orders',
  {
    orderId: uuid().primaryKey(),
    place: text().$type<Place>().notNull(),
    openedBy: someone().notNull(),
    openedAt: instant().notNull(),
  },
  (table) => [
    unique('orders_born_in_place').on(table.orderId, table.place),
    index('orders_newest').on(table.place, table.openedAt),
    check('orders_place', sql`${table.place} in ('actual', 'drill')`),
  ],
)

export const orderVersions = municipality.table(
  'order_versions',
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.orderId),
    version: integer().notNull(),
    kind: text().$type<VersionKind>().notNull(),
    state: text().$type<VersionState>().notNull(),
    /** Counts the saves; the last one is the draft as it is. */
    saves: integer().notNull(),
    draftedBy: someone().notNull(),
    draftedAt: instant().notNull(),
    submittedBy: someone(),
    submittedAt: instant(),
    decidedBy: someone(),
    decidedAt: instant(),
    reason: text(),
    reach: jsonb().$type<Reach>(),
    revision: integer(),
    expiresAt: instant(),
    countersignedBy: someone(),
    countersignedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.version] }),
    uniqueIndex('order_versions_one_open')
      .on(table.orderId)
      .where(sql`${table.state} in ('draft', 'submitted', 'returned')`),
    uniqueIndex('order_versions_one_in_force')
      .on(table.orderId)
      .where(sql`${table.state} = 'issued'`),
    unique('order_versions_revision').on(table.orderId, table.revision),
    index('order_versions_due').on(table.expiresAt).where(sql`${table.state} = 'issued'`),
    check('order_versions_kind', sql`${table.kind} in ('order', 'correction', 'lift', 'cancel')`),
    check(
      'order_versions_state',
      sql`${table.state} in ('draft', 'submitted', 'returned', 'rejected', 'issued', 'corrected', 'lifted', 'cancelled', 'expired')`,
    ),
    check(
      'order_versions_second_person',
      sql`${table.revision} is null or ${table.kind} = 'cancel' or (${table.decidedBy} is not null and ${table.decidedBy} <> ${table.draftedBy})`,
    ),
    check('order_versions_countersigner', sql`${table.countersignedBy} <> ${table.draftedBy}`),
    check('order_versions_version', sql`${table.version} >= 1 and ${table.saves} >= 1`),
  ],
)

/** Append-only: every saved change of every draft, with who made it. */
export const draftSaves = municipality.table(
  'draft_saves',
  {
    orderId: uuid().notNull(),
    version: integer().notNull(),
    save: integer().notNull(),
    draft: jsonb().$type<OrderDraft>().notNull(),
    savedBy: someone().notNull(),
    savedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.version, table.save] }),
    foreignKey({
      columns: [table.orderId, table.version],
      foreignColumns: [orderVersions.orderId, orderVersions.version],
    }),
  ],
)

/** Append-only: what was issued, as it was signed. A drill is never `Actual`. */
export const orderRevisions = municipality.table(
  'order_revisions',
  {
    orderId: uuid().notNull(),
    revision: integer().notNull(),
    version: integer().notNull(),
    place: text().$type<Place>().notNull(),
    status: text().$type<OrderStatus>().notNull(),
    standing: text().$type<Standing>().notNull(),
    document: jsonb().$type<OrderDocument>().notNull(),
    signedOrder: text().notNull(),
    issuedAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.revision] }),
    foreignKey({
      columns: [table.orderId, table.place],
      foreignColumns: [orders.orderId, orders.place],
    }),
    foreignKey({
      columns: [table.orderId, table.version],
      foreignColumns: [orderVersions.orderId, orderVersions.version],
    }),
    unique('order_revisions_version').on(table.orderId, table.version),
    index('order_revisions_expiry').on(table.expiresAt),
    check(
      'order_revisions_status',
      sql`(${table.place} = 'actual') = (${table.status} = 'Actual') and ${table.status} in ('Actual', 'Exercise', 'Test')`,
    ),
    check(
      'order_revisions_document',
      sql`${table.document} ->> 'status' = ${table.status} and ${table.document} ->> 'standing' = ${table.standing}`,
    ),
    check('order_revisions_revision', sql`${table.revision} >= 1`),
  ],
)

/** Append-only: what the bus has to carry, written in the transaction of the issue. */
export const outbox = municipality.table(
  'outbox',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: uuid().notNull(),
    revision: integer().notNull(),
    signedOrder: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('outbox_once').on(table.orderId, table.revision),
    foreignKey({
      columns: [table.orderId, table.revision],
      foreignColumns: [orderRevisions.orderId, orderRevisions.revision],
    }),
  ],
)

/** Append-only: which act a key stood for, so that the same press again finds it done. */
export const idempotencyKeys = municipality.table(
  'idempotency_keys',
  {
    staffId: someone().notNull(),
    key: text().notNull(),
    /** SHA-256 of method, path and body. */
    request: text().notNull(),
    orderId: uuid()
      .notNull()
      .references(() => orders.orderId),
    usedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.key] })],
)
