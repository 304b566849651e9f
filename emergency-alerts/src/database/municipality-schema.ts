import { pgSchema } from 'drizzle-orm/pg-core'

/** The municipality's own schema; the cable operator's role may read its outbox and nothing else. */
export const municipality = pgSchema('municipality')
