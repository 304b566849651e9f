import { pgSchema } from 'drizzle-orm/pg-core'

/** The e-postbox operator's own schema; no other wall has a right in it. */
export const postbox = pgSchema('postbox')
