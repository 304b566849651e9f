import type { Bus } from '#emergency-alerts/contract/delivery/bus'
import {
  openDatabaseLine,
  outboxChannel,
  outboxClient,
} from '#emergency-alerts/contract/delivery/outbox-client'

export interface PostgresBus extends Bus {
  close(): Promise<void>
}

interface PostgresBusOptions {
  readonly url: string
  readonly pollEveryMs?: number
}

/**
 * The bus that needs nothing but the database: the outbox itself is what subscribers read, so a
 * message is published with its transaction and `publish` only says that looking is worth while.
 */
export function postgresBus(options: PostgresBusOptions): PostgresBus {
  const line = openDatabaseLine(options.url)
  return {
    publish: async ({ sequence }) => {
      await line.ask((sql) => sql.notify(outboxChannel, String(sequence)))
    },
    subscribe: outboxClient(options).subscribe,
    close: () => line.close(),
  }
}
