import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type Client, steady } from './steady-client.ts'

export type Database = PostgresJsDatabase<Record<string, never>>

export interface OpenDatabase {
  readonly db: Database
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>
}

/** The server ends a statement that takes longer. */
const statementMs = 10_000
/** From here on nobody answers any more: the network has swallowed question or answer. */
const silenceMs = 15_000

/** Opens a pool to the municipality's database, with its own role; nothing is asked of it yet. */
export function openDatabase(
  url: string,
  { maxConnections = 10 }: { readonly maxConnections?: number } = {},
): OpenDatabase {
  const open = (): Client =>
    postgres(url, {
      max: maxConnections,
      connect_timeout: 3,
      // Half a second after the server came back everybody is served again.
      backoff: () => 0.5,
      // Else each connection asks for them by itself, where nobody hears that it failed.
      fetch_types: false,
      onnotice: () => {},
      connection: { application_name: 'mimamori', statement_timeout: statementMs },
    })
  const client = steady(open, silenceMs)
  return {
    db: drizzle(client as postgres.Sql, { casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  }
}
