import type { BoxUnderTest } from '../town/box-under-test.ts'
import type { OpenTown } from '../town/open-town.ts'
import { readerFaultsOf } from './emulator-state.ts'
import type { EmulatorStore } from './emulator-store.ts'
import { newsOfBox } from './news-of.ts'

/** The living room that is looked at: one box at a time, and its news. */
export interface Room {
  readonly box: () => BoxUnderTest | null
  /** Leaves the room before; the faults that are switched on come along. */
  readonly enter: (boxId: string) => void
}

export function createRoom(store: EmulatorStore, open: OpenTown): Room {
  let box: BoxUnderTest | null = null
  return {
    box: () => box,
    enter: (boxId) => {
      box?.close()
      const found = open.town.boxes.find((one) => one.boxId === boxId)
      box = found === undefined ? null : open.openBox(found)
      box?.onNews((news) => newsOfBox(store.state(), news, store.clockMs()).forEach(store.tell))
      box?.setFaults(readerFaultsOf(store.state().faults)).catch((cause: unknown) => {
        store.tell({ kind: 'trouble', message: `箱に届きません: ${cause}` })
      })
    },
  }
}
