import { type CardReaderEvent, cardReaderEvents } from '../../contract/box-host.ts'

/** Which events one client wants, and under which ids. */
export interface EventRegistry {
  /** False when there is no such event, or when the client has asked for too many. */
  readonly register: (event: string, id: string) => boolean
  readonly unregister: (event: string, id: string) => boolean
  readonly idsOf: (event: CardReaderEvent) => readonly string[]
}

const mostIds = 16

/** Creates the registry of one connection, which goes with it. */
export function createEventRegistry(): EventRegistry {
  const ids = new Map(Object.keys(cardReaderEvents).map((event) => [event, new Set<string>()]))
  return {
    register: (event, id) => {
      const registered = ids.get(event)
      if (registered === undefined || registered.size === mostIds) return false
      registered.add(id)
      return true
    },
    unregister: (event, id) => ids.get(event)?.delete(id) ?? false,
    idsOf: (event) => [...(ids.get(event) ?? [])],
  }
}
