import type { AlertHappening, AlertWish } from '../state/alert-event.ts'
import { type AlertState, initialAlerts } from '../state/alert-state.ts'
import { onAlertEvent } from '../state/on-alert-event.ts'
import type { RelayClock } from '../stream/relay-clock.ts'

export interface Change {
  readonly before: AlertState
  readonly after: AlertState
  readonly wishes: readonly AlertWish[]
}

/** The one place that holds what is so; whoever joined hears of every step, in the order of joining. */
export interface AlertStore {
  readonly state: () => AlertState
  readonly happen: (happening: AlertHappening) => void
  readonly join: (listener: (change: Change) => void) => void
}

export interface StoreDeps {
  readonly relayClock: Pick<RelayClock, 'now'>
  /** Random letters and digits, others with every call. */
  readonly newId: () => string
}

export function createAlertStore({ relayClock, newId }: StoreDeps): AlertStore {
  const listeners: ((change: Change) => void)[] = []
  let state = initialAlerts(relayClock.now())
  return {
    state: () => state,
    happen: (happening) => {
      const before = state
      const event = { ...happening, at: relayClock.now(), id: newId() }
      const [after, wishes] = onAlertEvent(before, event)
      state = after
      for (const listener of listeners) listener({ before, after, wishes })
    },
    join: (listener) => {
      listeners.push(listener)
    },
  }
}
