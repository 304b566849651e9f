import { bigint, jsonb, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { VoiceClip } from '#emergency-alerts/contract/order-document'
import { cable } from '../../database/cable-schema.ts'
import { households } from '../../households/tables.ts'

/** Up to which change the municipality knows each household, and what it answered. */
export const alertSubscribers = cable.table('alert_subscribers', {
  householdId: uuid()
    .primaryKey()
    .references(() => households.householdId),
  change: bigint({ mode: 'number' }).notNull(),
  toldAt: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  namesVoice: jsonb().$type<VoiceClip>(),
})
