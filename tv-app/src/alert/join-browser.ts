import type { Channel } from '#remote-reader-driver/contract/channel'
import { createKeyAdapter, type KeyPress } from '../keys/key-adapter.ts'
import { createKeyOwners, type KeyOwner } from '../keys/key-owner.ts'
import { keyTables } from '../keys/key-tables.ts'
import type { AlertConfig } from './alert-config.ts'
import { storedAlerts } from './alert-memory.ts'
import type { Trace } from './run/alert-trace.ts'
import { warmUp } from './run/warm-up.ts'
import { layerSeam } from './seam.ts'
import { createAlertSound } from './sound/alert-sound.ts'
import { fetchClip } from './sound/clips.ts'
import { type Alerts, startAlerts } from './start-alerts.ts'
import { createProver } from './stream/prove-by-host.ts'
import { createRelayClock } from './stream/relay-clock.ts'
import { createAlertLayer } from './view/alert-layer.ts'

export interface BrowserParts extends Pick<AlertConfig, 'cableUrl' | 'keyFamily' | 'alertKeys'> {
  readonly fetchFrom: typeof fetch
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  /** Opens a line to the box host; called again whenever the line was lost. */
  readonly openChannel: () => Promise<Channel>
  readonly trace: Trace
}

/** The page has its files and its fonts, and the app this long to show its first words, ms. */
const warmUpAfterMs = 1_000
/** Who has not a moment of rest for so long is not spared, ms. */
const mostPatienceMs = 2_000

const clock = {
  after: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
  in: (ms: number, call: () => void): (() => void) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  every: (ms: number, call: () => void): (() => void) => {
    const timer = setInterval(call, ms)
    return () => clearInterval(timer)
  },
}

/** Joins the alert layer to this browser: its screen, its keys, its sound, its memory. */
export function joinBrowser(parts: BrowserParts): Alerts {
  const { fetchFrom, storage } = parts
  const layer = createAlertLayer(document, { takesFocus: true })
  void whenAtRest().then(() => warmUp(layer.root))
  const alerts = startAlerts({
    cableUrl: parts.cableUrl,
    keys: parts.alertKeys,
    fetchFrom,
    prove: createProver({ openChannel: parts.openChannel, clock }),
    memory: storedAlerts(storage),
    clock,
    relayClock: createRelayClock({ wall: Date.now, steady: () => performance.now() }),
    random: Math.random,
    newId,
    layer,
    afterFrame,
    sound: createAlertSound({
      openContext: () => (typeof AudioContext === 'function' ? new AudioContext() : null),
      openSynthesis: () => window.speechSynthesis ?? null,
      fetchClip: (clip) => fetchClip(clip, fetchFrom),
      after: clock.after,
    }),
    seam: layerSeam(window),
    onFault: (fault) => {
      // The page tells of it as of any fault; the layer goes on.
      setTimeout(() => {
        throw fault
      })
    },
    trace: parts.trace,
  })
  takeKeys(alerts, parts)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') alerts.switchOn()
  })
  return alerts
}

/** Nobody waits for the page or for its first words any more. */
async function whenAtRest(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  }
  await Promise.race([document.fonts.ready, clock.after(mostPatienceMs)])
  await clock.after(warmUpAfterMs)
  // Not every television has this.
  if (typeof requestIdleCallback !== 'function') return
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: mostPatienceMs }))
}

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

/** After the next frame has been handed over to the screen; a dark screen makes no frames. */
function afterFrame(call: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      call()
    }
    port2.postMessage(null)
  })
}

/**
 * While an alert is in front no key reaches anything behind it, nor does the one that closed it reach
 * what comes to the front then.
 */
function takeKeys(alerts: Alerts, { keyFamily }: BrowserParts): void {
  const table = keyTables[keyFamily]
  const now = () => performance.now()
  const adapter = createKeyAdapter({ table, onKey: alerts.press, now })
  const owners = createKeyOwners({ table, now })
  const inFront = (): KeyOwner => (alerts.isInFront() ? 'alert' : 'app')
  const take = (event: KeyboardEvent, owner: KeyOwner, pass: (press: KeyPress) => void): void => {
    const isBehind = inFront() === 'app'
    if (isBehind) adapter.release()
    if (isBehind && owner === 'app') return
    event.stopImmediatePropagation()
    if (owner === inFront()) pass(event)
    event.preventDefault()
  }
  const down = (event: KeyboardEvent) => take(event, owners.down(event, inFront()), adapter.down)
  const up = (event: KeyboardEvent) => take(event, owners.up(event, inFront()), adapter.up)
  window.addEventListener('keydown', down, { capture: true })
  window.addEventListener('keyup', up, { capture: true })
  window.addEventListener('blur', () => adapter.release())
}
