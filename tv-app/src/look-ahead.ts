import { type Next, onEvent, pageOf } from './app.ts'
import type { App } from './app-state.ts'
import type { TvKey } from './keys/tv-key.ts'
import type { Page, TextSize } from './page/page.ts'
import type { Clock } from './ports/clock.ts'
import type { WhenIdle } from './ports/idle.ts'

/** What a key brings, and how it looks. */
export interface Thought {
  readonly next: Next
  readonly page: Page
}

export interface LookAhead {
  /** Begins anew from this app, and forgets what was thought out before. */
  readonly begin: (app: App) => void
  /** What the key brings to the app of the last `begin`, where it was thought out already. */
  readonly recall: (key: TvKey) => Thought | null
  readonly stop: () => void
}

export interface LookAheadDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly whenIdle: WhenIdle
  /** Makes ready a page that the next key may bring, a little with every step; shows nothing. */
  readonly prepare: (page: Page, size: TextSize) => Iterable<void>
}

/** A key that comes in the middle of a slice waits no longer than that, and one step. */
const sliceMs = 4
/** Only moves of the focus; what they would do outside is left undone until the key comes. */
const likelyKeys = ['down', 'up'] as const satisfies readonly TvKey[]
/** So many rows further down are made ready too: a hurried thumb is faster than a slow box. */
const rowsBeyond = 2

/**
 * Thinks out what the next key may bring while nothing happens. The app is a pure function of its
 * state and the event, so what was thought out is what the key would bring.
 */
export function createLookAhead({ clock, whenIdle, prepare }: LookAheadDeps): LookAhead {
  const thoughts = new Map<TvKey, Thought>()
  let stop = (): void => undefined

  function* think(app: App): Generator<void> {
    for (const key of likelyKeys) {
      const next = onEvent(app, { kind: 'key', key })
      const page = pageOf(next[0])
      thoughts.set(key, { next, page })
      yield
      yield* prepare(page, next[0].textSize)
    }
    yield* prepareBeyond(thoughts.get('down')?.next[0] ?? app)
  }

  function* prepareBeyond(app: App): Generator<void> {
    let further = app
    for (let row = 0; row < rowsBeyond; row += 1) {
      further = onEvent(further, { kind: 'key', key: 'down' })[0]
      yield* prepare(pageOf(further), further.textSize)
    }
  }

  function goOn(work: Iterator<void>): void {
    const endsAt = clock.now().getTime() + sliceMs
    let isDone = false
    do isDone = work.next().done === true
    while (!isDone && clock.now().getTime() < endsAt)
    if (!isDone) stop = whenIdle(() => goOn(work))
  }

  return {
    begin: (app) => {
      stop()
      thoughts.clear()
      const work = think(app)
      stop = whenIdle(() => goOn(work))
    },
    recall: (key) => thoughts.get(key) ?? null,
    stop: () => stop(),
  }
}
