import { eventLine } from '../log/log-line.ts'
import { type EmulatorState, initialState, type News, onNews } from './emulator-state.ts'

/** The one place that holds what the page shows. */
export interface EmulatorStore {
  readonly state: () => EmulatorState
  readonly tell: (news: News) => void
  /** Writes an event into the log with the time of now. */
  readonly note: (text: string, note?: string) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly clockMs: () => number
}

export function createEmulatorStore(clockMs: () => number): EmulatorStore {
  const listeners = new Set<() => void>()
  let state = initialState
  const tell = (news: News) => {
    state = onNews(state, news)
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    tell,
    note: (text, note = '') => tell({ kind: 'log', line: eventLine(clockMs(), text, note) }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clockMs,
  }
}
