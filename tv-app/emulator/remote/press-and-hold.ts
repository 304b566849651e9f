import type { RemoteCap } from './remote-caps.ts'

/** As remote receivers do it: a pause, then a steady stream while the key is held. */
const repeatAfterMs = 500
const repeatEveryMs = 110

export type CapPhase = 'down' | 'repeat' | 'up'
export interface Clockwork {
  /** Calls after so many milliseconds, then in steps, until the returned function is called. */
  readonly repeat: (call: () => void, afterMs: number, everyMs: number) => () => void
}

export interface HeldCaps {
  press(cap: RemoteCap): void
  release(cap: RemoteCap): void
  releaseAll(): void
}

/** Turns fingers on caps into down, repeated and up; a cap that is down already is not pressed. */
export function createHeldCaps(
  onPhase: (cap: RemoteCap, phase: CapPhase) => void,
  clockwork: Clockwork,
): HeldCaps {
  const held = new Map<RemoteCap, () => void>()
  const release = (cap: RemoteCap) => {
    const stop = held.get(cap)
    if (stop === undefined) return
    stop()
    held.delete(cap)
    onPhase(cap, 'up')
  }
  return {
    press: (cap) => {
      if (held.has(cap)) return
      onPhase(cap, 'down')
      const again = () => onPhase(cap, 'repeat')
      held.set(cap, clockwork.repeat(again, repeatAfterMs, repeatEveryMs))
    },
    release,
    releaseAll: () => {
      for (const cap of [...held.keys()]) release(cap)
    },
  }
}

export const browserClockwork: Clockwork = {
  repeat: (call, afterMs, everyMs) => {
    let interval: ReturnType<typeof setInterval> | null = null
    const pause = setTimeout(() => {
      call()
      interval = setInterval(call, everyMs)
    }, afterMs)
    return () => {
      clearTimeout(pause)
      if (interval !== null) clearInterval(interval)
    }
  },
}
