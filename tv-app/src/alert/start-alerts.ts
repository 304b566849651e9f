import type { TvKey } from '../keys/tv-key.ts'
import { createAlertStore, type StoreDeps } from './run/alert-store.ts'
import { joinScreen, type ScreenDeps } from './run/front-screen.ts'
import { type FrontSoundDeps, joinSound } from './run/front-sound.ts'
import { joinRelay, type RelayLineDeps } from './run/relay-line.ts'
import { frontOf, isPage } from './state/front.ts'

export type AlertDeps = StoreDeps &
  ScreenDeps &
  FrontSoundDeps &
  RelayLineDeps & {
    readonly clock: {
      /** Calls until the returned function is called. */
      readonly every: (ms: number, call: () => void) => () => void
    }
  }

export interface Alerts {
  /** A key of the remote while an alert is in front. */
  readonly press: (key: TvKey) => void
  /** Whether an alert covers the screen: then every key is its own. */
  readonly isInFront: () => boolean
  /** Somebody switched the television on. */
  readonly switchOn: () => void
  readonly stop: () => void
}

const tickEveryMs = 1_000

/** Starts the alert layer on its ports: one pure reducer inside, everything that happens around it. */
export function startAlerts(deps: AlertDeps): Alerts {
  const store = createAlertStore(deps)
  const leaveScreen = joinScreen(store, deps)
  joinSound(store, deps)
  const leaveRelay = joinRelay(store, deps)
  const stopTicking = deps.clock.every(tickEveryMs, () => store.happen({ kind: 'tick' }))
  return {
    press: (key) => {
      deps.sound.wake()
      store.happen({ kind: 'key', key })
    },
    isInFront: () => isPage(frontOf(store.state())),
    switchOn: () => store.happen({ kind: 'switched_on' }),
    stop: () => {
      stopTicking()
      leaveScreen()
      leaveRelay()
      deps.sound.stop()
    },
  }
}
