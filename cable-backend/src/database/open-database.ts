import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Database = PostgresJsDatabase<Record<string, never>>

export interface OpenDatabase {
  readonly db: Database
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>
}

/** Opens a pool to one wall's database, with that wall's own role; nothing is asked of it yet. */
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
  survivesClosing(client)
  return {
    db: drizzle(client, { casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  }
}

/** SQLSTATE class 57P: the server ends the connection; the rest is what the driver calls a lost one. */
const isConnectionLost = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  const isLost =
    typeof code === 'string' && /^(57P0|CONNECTION_|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH)/.test(code)
  return isLost || isConnectionLost(cause)
}

/**
 * postgres 3.4.9 sends ROLLBACK on a connection that was lost within a transaction, and ends the whole
 * process with a TypeError of its own (porsager/postgres#1208). A transaction whose connection is lost
 * therefore never ends by itself here: `begin` rejects all the same, because the connection closes.
 */
function survivesClosing(client: postgres.Sql): void {
  const begin = client.begin.bind(client) as (
    body: (tx: postgres.TransactionSql) => Promise<unknown>,
  ) => Promise<unknown>
  const surviving = (body: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    begin((tx) =>
      body(tx).catch((error: unknown) => {
        if (isConnectionLost(error)) return new Promise<never>(() => undefined)
        throw error
      }),
    )
  Object.assign(client, { begin: surviving })
}
