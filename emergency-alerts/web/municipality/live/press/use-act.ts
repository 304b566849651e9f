import { useRef, useState } from 'preact/hooks'
import type { Result } from '#emergency-alerts/contract/result'
import type { ActOutcome } from '../hall-answer.ts'
import { type ActDesk, isOpen, sendUntilKnown } from './act-desk.ts'

export interface Press<T> {
  readonly send: (key: string) => Promise<ActOutcome<T>>
  readonly find: () => Promise<Result<T | null, unknown>>
  /** What comes next on the same page; whoever has gone to another one is left there. */
  readonly follow?: (value: T) => void
}

export interface Act<T> {
  readonly desk: ActDesk<T>
  /** Sends with a key of its own; pressed again while the first is on its way, it does nothing. */
  readonly press: (press: Press<T>) => Promise<ActDesk<T>>
  /** Forgets a refusal, as when the fields were changed. */
  readonly reset: () => void
  /** For the next one, after the first was done. */
  readonly again: () => void
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** One button's act, from the press to what came of it. */
export function useAct<T>(): Act<T> {
  const [desk, setDesk] = useState<ActDesk<T>>({ kind: 'idle' })
  const current = useRef<ActDesk<T>>(desk)
  const set = (next: ActDesk<T>): ActDesk<T> => {
    current.current = next
    setDesk(next)
    return next
  }
  return {
    desk,
    press: async ({ send, find, follow }) => {
      if (!isOpen(current.current)) return current.current
      set({ kind: 'sending' })
      const key = crypto.randomUUID()
      const pressedOn = location.hash
      const outcome = await sendUntilKnown({
        send: () => send(key),
        find,
        onUnknown: (since, step) => set({ kind: 'unknown', since, step }),
        now: () => new Date(),
        sleep,
      })
      if (outcome.kind === 'outcome_unknown') return set({ kind: 'not_arrived' })
      if (outcome.kind === 'done' && location.hash === pressedOn) follow?.(outcome.value)
      return set(outcome)
    },
    again: () => {
      if (current.current.kind === 'done') set({ kind: 'idle' })
    },
    reset: () => {
      if (isOpen(current.current)) set({ kind: 'idle' })
    },
  }
}
