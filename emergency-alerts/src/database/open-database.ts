import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Database = PostgresJsDatabase<Record<string, never>>

export interface OpenDatabase {
  readonly db: Database
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>
}

/** Opens a pool to the municipality's database, with its own role; nothing is asked of it yet. */
export function openDatabase(
  url: string,
  { maxConnections = 10 }: { readonly maxConnections?: number } = {},
): OpenDatabase {
  const client = postgres(url, {
    max: maxConnections,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'mimamori', statement_timeout: 10_000 },
  })
  return {
    db: drizzle(client, { casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  }
}
