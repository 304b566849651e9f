import type { AlertNext } from './alert-event.ts'
import type { AlertState } from './alert-state.ts'
import { frontOf } from './front.ts'

const firstAgainMs = 60_000

/** How often it should have sounded again by now: after 1 minute, 3, 7, 15 and so on. */
const repeatsDue = (elapsedMs: number): number =>
  Math.max(0, Math.floor(Math.log2(elapsedMs / firstAgainMs + 1)))

/** An order that stands there and is not answered sounds again, after pauses twice as long each time. */
export function soundAgain(state: AlertState): AlertNext {
  const front = frontOf(state)
  const { stand, now } = state
  if (front.kind !== 'order' || front.isReopened || stand.drawnAt === null) return [state, []]
  const repeats = repeatsDue(now - stand.drawnAt)
  if (repeats <= stand.repeats) return [state, []]
  return [{ ...state, stand: { ...stand, repeats } }, [{ kind: 'sound' }]]
}
