import { pgSchema } from 'drizzle-orm/pg-core'

/** The cable operator's own schema; no other wall has a role in it. */
export const cable = pgSchema('cable')
