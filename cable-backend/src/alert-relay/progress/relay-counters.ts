import type { RelayCounters } from '#emergency-alerts/contract/relay-report'
import type { PlacedBox } from '../register/relay-register.ts'
import type { OrderProgress } from './order-progress.ts'

export interface Counting {
  readonly progress: OrderProgress
  readonly targets: readonly PlacedBox[]
  readonly isConnected: (boxId: string) => boolean
  /** Whether everything was tried that is tried with those who do not answer. */
  readonly isGivenUp: boolean
  readonly pushes: RelayCounters['pushes']
}

/** `targeted = displayed + pending + failed`, whatever happened. */
export function countersOf({
  progress: { displayedMs, resends },
  targets,
  isConnected,
  isGivenUp,
  pushes,
}: Counting): RelayCounters {
  const waiting = targets.filter(({ boxId }) => !displayedMs.has(boxId))
  const failed = isGivenUp ? waiting.filter(({ boxId }) => !isConnected(boxId)).length : 0
  const times = [...displayedMs.values()].sort((a, b) => a - b)
  return {
    homes: new Set(targets.map(({ household }) => household.householdId)).size,
    targeted: targets.length,
    displayed: targets.length - waiting.length,
    pending: waiting.length - failed,
    failed,
    resends,
    pushes,
    firstDisplayedMs: times[0] ?? null,
    medianDisplayedMs: times[Math.floor((times.length - 1) / 2)] ?? null,
    lastDisplayedMs: times.at(-1) ?? null,
  }
}
