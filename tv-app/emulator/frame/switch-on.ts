import { joinBrowser } from '../../src/alert/join-browser.ts'
import { appSeam } from '../../src/alert/seam.ts'
import { giveWayToAlerts } from '../../src/give-way.ts'
import { createKeyAdapter, listenForKeys } from '../../src/keys/key-adapter.ts'
import { keyTables } from '../../src/keys/key-tables.ts'
import { paginate } from '../../src/page/words/paginate.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { browserIdle } from '../../src/ports/idle.ts'
import { storedSettings } from '../../src/ports/settings.ts'
import { browserSpeech } from '../../src/ports/speech.ts'
import { createDisplay } from '../../src/show-page.ts'
import { startTv, type Tv } from '../../src/start-tv.ts'
import { alertTraceWords } from '../log/alert-trace-words.ts'
import type { FrameMessage, LineFaults, TelevisionSettings } from '../protocol/frame-messages.ts'
import { boxMemory } from '../town/box-memory.ts'
import { cuttableFetch } from './cuttable-fetch.ts'
import { createFaultyFetch } from './faulty-fetch.ts'
import { openHostChannel } from './open-channel.ts'

export interface Socket {
  readonly parent: HTMLElement
  readonly settings: TelevisionSettings
  readonly faults: () => LineFaults
  readonly tell: (message: FrameMessage, ports?: MessagePort[]) => void
}

/** Starts the real TV app; only its way to the network and to the box host is ours. */
export function switchOn(socket: Socket): Tv {
  const { parent, settings, faults, tell } = socket
  const { cableUrl, postboxUrl, hostUrl, memoryName } = settings
  const fetchFrom = createFaultyFetch({
    fetchFrom: fetch.bind(window),
    faults,
    clockMs: () => performance.now(),
    onExchange: (exchange) => tell({ kind: 'http', exchange }),
  })
  switchAlertsOn(socket, cuttableFetch(fetchFrom, faults))
  const alerts = appSeam(window)
  const display = createDisplay({
    parent,
    mode: 'auto',
    onFonts: () => tv.redraw(),
  })
  const tv = startTv({
    setup: {
      paginate: (parts, size) => paginate(parts, size, display.measure),
      supportPhone: '0120-00-0000',
      // The town serves it beside the walls.
      familyPhoneUrl: new URL('/family-phone/', cableUrl).href,
      hasStandInPicture: true,
    },
    cableUrl,
    postboxUrl,
    fetchFrom,
    openChannel: () => openHostChannel({ hostUrl, tell }),
    settings: storedSettings(boxMemory(localStorage, memoryName)),
    speech: browserSpeech(() => window.speechSynthesis),
    clock: systemClock,
    whenIdle: browserIdle,
    random: Math.random,
    alerts,
    show: (page, size) => display.show(page, size),
    prepare: display.prepare,
  })
  const adapter = createKeyAdapter({
    table: keyTables[settings.device],
    onKey: tv.press,
    now: () => performance.now(),
  })
  listenForKeys(window, adapter)
  giveWayToAlerts(alerts, { parent, adapter })
  return tv
}

/** The alert layer, beside the app and without it: the real one, on the same way to the network. */
function switchAlertsOn({ settings, tell }: Socket, fetchFrom: typeof fetch): void {
  const { cableUrl, alertKeys, device: keyFamily, hostUrl, memoryName } = settings
  joinBrowser({
    ...{ cableUrl, alertKeys, keyFamily, fetchFrom },
    storage: boxMemory(localStorage, memoryName),
    openChannel: () => openHostChannel({ hostUrl, tell }),
    trace: (trace) => tell({ kind: 'alert', ...alertTraceWords(trace) }),
  })
}
