import { createStateFrames, profileFrame } from './box-frames.ts'
import type { BoxLine } from './lines/box-line.ts'
import { comeAgainFrame, eventFrame } from './lines/event-frame.ts'
import type { LineSet } from './lines/line-set.ts'
import type { AlertBoard } from './progress/alert-board.ts'
import type { PlacedBox } from './register/relay-register.ts'

interface RelayDeskDeps {
  readonly board: AlertBoard
  readonly lines: LineSet
  readonly now: () => Date
  readonly onFault: (fault: Error) => void
}

/** What a relay says to boxes, and when. */
export interface RelayDesk {
  connect(box: PlacedBox, line: BoxLine): void
  /** Writes the highest revision of an order to everybody who has to know of it. */
  announce(orderId: string): void
  /** Writes it again to the connected of these; answers to how many. */
  announceAgain(orderId: string, boxes: readonly PlacedBox[]): Promise<number>
  /** Tells the boxes of households that changed who lives there now and what concerns them. */
  tell(householdIds: readonly string[]): void
}

export function createRelayDesk(deps: RelayDeskDeps): RelayDesk {
  const { board, lines, now, onFault } = deps
  const stateFrame = createStateFrames()
  const present = (box: PlacedBox): readonly Uint8Array[] => [
    profileFrame(box.household),
    stateFrame(board.stateOf(box, now())),
  ]
  const broadcast = async (orderId: string, boxes: readonly PlacedBox[]): Promise<number> => {
    const latest = board.progressOf(orderId)?.latest
    if (latest === undefined) return 0
    return lines.broadcast({
      boxIds: boxes.map(({ boxId }) => boxId),
      frame: eventFrame('order', latest.signedOrder),
      isStale: () => board.revisionOf(orderId) !== latest.document.revision,
    })
  }
  return {
    connect(box, line) {
      // First the line, then the state: an order that comes between is written twice, never missed.
      lines.open(box.boxId, line)
      lines.write(box.boxId, comeAgainFrame(lines.comeAgainAfterMs(box.boxId)), ...present(box))
    },
    announce(orderId) {
      void broadcast(orderId, board.receiversOf(orderId)).catch(onFault)
    },
    announceAgain: broadcast,
    tell(householdIds) {
      const changed = new Set(householdIds)
      for (const box of board.register.boxes) {
        if (changed.has(box.household.householdId)) lines.write(box.boxId, ...present(box))
      }
    },
  }
}
