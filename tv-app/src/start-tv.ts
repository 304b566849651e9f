import type { Channel } from '#remote-reader-driver/contract/channel'
import type { AppSeam } from './alert/seam.ts'
import { initialApp, type Next, onEvent, pageOf } from './app.ts'
import type { AppEvent } from './app-event.ts'
import type { App, Setup } from './app-state.ts'
import { createEffectRunner } from './effects/run-effects.ts'
import type { TvKey } from './keys/tv-key.ts'
import { createLookAhead } from './look-ahead.ts'
import type { Page, TextSize } from './page/page.ts'
import { keepBoxHostLine, type LineEvent } from './ports/box-host.ts'
import { cableOver } from './ports/cable.ts'
import type { Clock } from './ports/clock.ts'
import type { WhenIdle } from './ports/idle.ts'
import { postboxOver } from './ports/postbox.ts'
import type { Settings } from './ports/settings.ts'
import { createAsk } from './ports/signed-request.ts'
import type { Speech } from './ports/speech.ts'

export interface TvDeps {
  readonly setup: Setup
  /** Public base URLs of the two walls, without a slash at their end. */
  readonly cableUrl: string
  readonly postboxUrl: string
  readonly fetchFrom: typeof fetch
  /** Opens a line to the box host; it is called again whenever the line was lost. */
  readonly openChannel: () => Promise<Channel>
  readonly settings: Settings
  readonly speech: Speech
  readonly clock: Clock
  readonly whenIdle: WhenIdle
  /** A number from 0 to 1, for the jitter of reconnecting. */
  readonly random: () => number
  /** The app's end of the line to the alert layer, which goes on without it. */
  readonly alerts: AppSeam
  /** Draws a page; called once at the start and whenever something happened. */
  readonly show: (page: Page, size: TextSize) => void
  /** Makes ready a page that the next key may bring, in small steps, while nothing else happens. */
  readonly prepare: (page: Page, size: TextSize) => Iterable<void>
}

export interface Tv {
  readonly press: (key: TvKey) => void
  /** The television was switched on again. */
  readonly switchOn: () => void
  /** Draws the present page anew, with a letter broken into pages afresh. */
  readonly redraw: () => void
  readonly stop: () => void
}

const tickEveryMs = 5_000

/** Starts the TV app on its ports: one pure app inside, everything that happens around it. */
export function startTv(deps: TvDeps): Tv {
  const { clock, settings } = deps
  const line = keepBoxHostLine({
    openChannel: deps.openChannel,
    clock,
    random: deps.random,
    onEvent: (event) => happen(eventOf(event)),
  })
  const wall = { fetchFrom: deps.fetchFrom, prove: line.proof }
  const run = createEffectRunner(
    {
      boxHost: line,
      cable: cableOver(createAsk({ ...wall, wall: 'cable', baseUrl: deps.cableUrl })),
      postbox: postboxOver(createAsk({ ...wall, wall: 'postbox', baseUrl: deps.postboxUrl })),
      settings,
      clock,
      speech: deps.speech,
      alerts: deps.alerts,
    },
    (answer, era) => happen({ kind: 'answer', era, answer }),
  )
  const ahead = createLookAhead(deps)
  let app = take(initialApp(deps.setup, clock.now(), settings.textSize()))
  const stopTicking = clock.every(tickEveryMs, () => happen({ kind: 'tick', at: clock.now() }))
  const tellGround = tellWhenNew(deps.alerts)
  const stopListening = deps.alerts.listen((news) => happen({ kind: 'alerts', news }))
  draw()
  deps.alerts.tell({ kind: 'hello' })

  function take([next, effects]: Next): App {
    for (const effect of effects) run(effect)
    return next
  }

  function happen(event: AppEvent): void {
    const thought = event.kind === 'key' ? ahead.recall(event.key) : null
    const [next, effects] = thought?.next ?? onEvent(app, event)
    app = next
    draw(thought?.page)
    take([next, effects])
  }

  function draw(page = pageOf(app)): void {
    deps.show(page, app.textSize)
    tellGround(page)
    ahead.begin(app)
  }

  return {
    press: (key) => happen({ kind: 'key', key }),
    switchOn: () => happen({ kind: 'switched_on' }),
    redraw: () => draw(),
    stop: () => {
      stopTicking()
      stopListening()
      ahead.stop()
      line.close()
    },
  }
}

/** The layer's line over the broadcast has its place only while the broadcast can be seen. */
function tellWhenNew(alerts: AppSeam): (page: Page) => void {
  let told: Page['ground'] | null = null
  return ({ ground }) => {
    if (ground === told) return
    told = ground
    alerts.tell({ kind: 'ground', isBroadcast: ground === 'broadcast' })
  }
}

function eventOf(event: LineEvent): AppEvent {
  switch (event.event) {
    case 'link':
      return { kind: 'box_host', link: event.link }
    case 'progress':
      return { kind: 'card_step', step: event.step }
    case 'cardInserted':
      return { kind: 'card', card: 'present' }
    case 'cardRemoved':
      return { kind: 'card', card: 'absent' }
  }
}
