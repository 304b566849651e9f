import { bigint, index, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import { instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'

/** Append-only: every act, with who did it as they were called then. */
export const log = municipality.table(
  'log',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    by: jsonb().$type<StaffMember>(),
    orderId: uuid(),
    act: text().notNull(),
    sentence: text().notNull(),
  },
  (table) => [index('log_of_order').on(table.orderId, table.sequence)],
)
