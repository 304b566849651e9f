import type { Sql, TransactionSql } from 'postgres'

/** What is used of a client of postgres.js. */
export type Client = Pick<Sql, 'options' | 'unsafe' | 'begin' | 'end'>

/** SQLSTATE class 57P: the server ends the connection; the rest is what the driver calls a lost one. */
const isConnectionLost = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  const lost = /^(57P0|CONNECTION_(?!DESTROYED)|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH)/
  return (typeof code === 'string' && lost.test(code)) || isConnectionLost(cause)
}

/**
 * The client that `open` opens, for a server that may go away at any moment. Where no answer comes for
 * `silenceMs`, a new client takes its place; what the old one was asked has a third of that time left,
 * and then rejects.
 */
export function steady(open: () => Client, silenceMs: number): Client {
  const first = open()
  let current = first
  const openAnother = (): Client => {
    const another = open()
    // Whoever was handed the first client has told it how types are read and written.
    Object.assign(another.options.parsers, first.options.parsers)
    Object.assign(another.options.serializers, first.options.serializers)
    return another
  }
  const watched = <T>(answer: (client: Client) => T & PromiseLike<unknown>): T => {
    const client = current
    const asked = answer(client)
    const timer = setTimeout(() => {
      if (client === current) current = openAnother()
      void client.end({ timeout: silenceMs / 3_000 })
    }, silenceMs)
    const stop = () => clearTimeout(timer)
    asked.then(stop, stop)
    return asked
  }
  const client = {
    options: first.options,
    unsafe: (...asked: Parameters<Client['unsafe']>) => watched(({ unsafe }) => unsafe(...asked)),
    begin: (body: TransactionBody) => watched((client) => begin(client, body)),
    end: (...how: Parameters<Client['end']>) => current.end(...how),
  }
  return client as Client
}

type TransactionBody = (tx: TransactionSql) => Promise<unknown>

/**
 * postgres 3.4.9 ends the whole process with a TypeError of its own when something is asked on the lost
 * connection of a transaction, its own ROLLBACK among it (porsager/postgres#1208). Here nothing is
 * asked any more: `begin` rejects all the same, because the connection closes.
 */
function begin(client: Client, body: TransactionBody): Promise<unknown> {
  let isOver = false
  const guarded = (tx: TransactionSql): TransactionSql => {
    const { unsafe } = tx
    return Object.assign(tx, {
      unsafe: (...asked: Parameters<typeof unsafe>) => {
        if (isOver) throw new Error('the transaction is over')
        return unsafe(...asked)
      },
    })
  }
  const begun = client.begin((tx) =>
    body(guarded(tx)).catch((error: unknown) => {
      if (isOver || isConnectionLost(error)) return new Promise<never>(() => undefined)
      throw error
    }),
  )
  return begun.finally(() => {
    isOver = true
  })
}
