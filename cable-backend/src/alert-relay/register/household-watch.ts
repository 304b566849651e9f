import type { LineSet } from '../lines/line-set.ts'
import type { AlertBoard } from '../progress/alert-board.ts'
import type { RelayDesk } from '../relay-desk.ts'
import { followRegister, type RegisterFollower } from './follow-register.ts'
import type { RegisterSource } from './register-source.ts'

interface Watched {
  readonly source: RegisterSource
  readonly everyMs: number
  readonly board: Pick<AlertBoard, 'replaceRegister'>
  readonly lines: Pick<LineSet, 'keepOnly'>
  readonly desk: Pick<RelayDesk, 'tell'>
  readonly onFault: (fault: Error) => void
}

/** Brings what changes of households to the board, and to their televisions. */
export interface HouseholdWatch {
  start(): void
  /** Whether every household was read once. */
  isLoaded(): boolean
  /** Looks at these at once. */
  reload(householdIds: readonly string[]): void
  stop(): Promise<void>
}

export function watchHouseholds(watched: Watched): HouseholdWatch {
  const { board, lines, desk } = watched
  let follower: RegisterFollower | null = null
  let isLoaded = false
  return {
    start() {
      follower = followRegister({
        ...watched,
        onChange: (register, changed) => {
          board.replaceRegister(register)
          lines.keepOnly((boxId) => register.boxOfId(boxId) !== undefined)
          desk.tell(changed)
          isLoaded = true
        },
      })
    },
    isLoaded: () => isLoaded,
    reload: (householdIds) => follower?.reload(householdIds),
    stop: async () => follower?.stop(),
  }
}
