import { useEffect, useState } from 'preact/hooks'
import type { EmulatorState } from '../page/emulator-state.ts'
import type { EmulatorStore } from '../page/emulator-store.ts'

/** The store's state, drawn anew at most once a frame: a card talks in dozens of lines a second. */
export function useStateOf(store: EmulatorStore): EmulatorState {
  const [state, setState] = useState(store.state)
  useEffect(() => {
    let frame = 0
    const draw = () => {
      frame = 0
      setState(store.state())
    }
    const stop = store.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [store])
  return state
}
