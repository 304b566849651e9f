import postgres from 'postgres'
import type { BusSubscriber } from './bus.ts'
import { followOutbox, type Outbox } from './follow-outbox.ts'

/** Told after each commit; it only says that looking is worth while. */
export const outboxChannel = 'mimamori_orders'

interface OutboxAddress {
  /** A role that may read `municipality.outbox` and nothing else. */
  readonly url: string
  readonly pollEveryMs?: number
}

/**
 * What a relay needs to hear the municipality through its PostgreSQL: the outbox is the log, a NOTIFY
 * makes it look at once, and it looks every half second all the same.
 */
export const outboxClient = ({ url, pollEveryMs = 500 }: OutboxAddress): BusSubscriber => ({
  async subscribe(listener) {
    let wake = (): void => undefined
    const line = openDatabaseLine(url, (sql) => {
      // A lost connection listens again by itself; a failure leaves only the looking.
      void sql.listen(outboxChannel, () => wake(), wake).catch(listener.onFault)
    })
    const follower = await followOutbox({
      outbox: outboxOn(line),
      listener,
      everyMs: pollEveryMs,
    })
    wake = follower.wake
    return {
      state: follower.state,
      end: async () => {
        await follower.end()
        await line.close()
      },
    }
  },
})

const answerWithinMs = 5_000

export interface DatabaseLine {
  /** Rejects after five seconds without an answer, and tries with new connections from then on. */
  ask<T>(question: (sql: postgres.Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * A connection that fails soon and comes back soon after the database does, also where the network
 * swallows everything; `onOpen` gets every new one.
 */
export function openDatabaseLine(
  url: string,
  onOpen: (sql: postgres.Sql) => void = () => undefined,
): DatabaseLine {
  const open = () => {
    const sql = postgres(url, {
      max: 1,
      connect_timeout: 5,
      backoff: () => 0.5,
      // Else each connection asks for them by itself, where nobody hears that it failed.
      fetch_types: false,
      onnotice: () => undefined,
      connection: { application_name: 'mimamori-bus', statement_timeout: answerWithinMs },
    })
    onOpen(sql)
    return sql
  }
  let current = open()
  return {
    async ask(question) {
      const asked = current
      const answer = question(asked)
      const isLate = Symbol('late')
      const first = await Promise.race([answer, after(answerWithinMs, isLate)])
      if (first !== isLate) return first
      if (asked === current) current = open()
      answer.catch(() => undefined)
      void asked.end({ timeout: 0 })
      throw new Error('the database does not answer')
    },
    close: () => current.end({ timeout: 1 }),
  }
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, value).unref()
  })
}

interface OutboxRow {
  readonly sequence: string
  readonly order_id: string
  readonly revision: number
  readonly signed_order: string
}

/** The municipality's outbox table. */
export const outboxOn = (line: DatabaseLine): Outbox => ({
  async newest() {
    const [row] = await line.ask(
      (sql) => sql<{ newest: string }[]>`
        select coalesce(max(sequence), 0) as newest from municipality.outbox`,
    )
    return Number(row?.newest ?? 0)
  },
  async read(after, except) {
    const rows = await line.ask(
      (sql) => sql<OutboxRow[]>`
        select sequence, order_id, revision, signed_order from municipality.outbox
        where sequence > ${after} and sequence <> all(${`{${except.join()}}`}::bigint[])
        order by sequence limit 100`,
    )
    return rows.map((row) => ({
      sequence: Number(row.sequence),
      orderId: row.order_id,
      revision: row.revision,
      signedOrder: row.signed_order,
    }))
  },
})
