import '#tv-fonts.css'
import { type AppSeam, appSeam } from './alert/seam.ts'
import { whenNameFacesArrive, whenWordFacesArrive } from './canvas/fonts.ts'
import { giveWayToAlerts } from './give-way.ts'
import { createKeyAdapter, listenForKeys } from './keys/key-adapter.ts'
import { keyTables } from './keys/key-tables.ts'
import { paginate } from './page/words/paginate.ts'
import { systemClock } from './ports/clock.ts'
import { browserIdle } from './ports/idle.ts'
import { openHostChannel } from './ports/open-host-channel.ts'
import { storedSettings } from './ports/settings.ts'
import { browserSpeech } from './ports/speech.ts'
import { createDisplay, type Display } from './show-page.ts'
import { startTv, type Tv } from './start-tv.ts'
import { readConfig, type TvConfig } from './tv-config.ts'

const fetchFrom: typeof fetch = (input, init) => fetch(input, init)

/** Joins the app to this browser: its screen, its network, its voice and its memory. */
function switchOn(display: Display, config: TvConfig, alerts: AppSeam): Tv {
  return startTv({
    setup: {
      paginate: (parts, size) => paginate(parts, size, display.measure),
      supportPhone: config.supportPhone,
      familyPhoneUrl: config.familyPhoneUrl,
      hasStandInPicture: config.hasStandInPicture,
    },
    cableUrl: config.cableUrl,
    postboxUrl: config.postboxUrl,
    fetchFrom,
    openChannel: () => openHostChannel(config.boxHostUrl),
    settings: storedSettings(window.localStorage),
    speech: browserSpeech(() => window.speechSynthesis),
    clock: systemClock,
    whenIdle: browserIdle,
    random: Math.random,
    alerts,
    show: display.show,
    prepare: display.prepare,
  })
}

async function start(): Promise<void> {
  const parent = document.querySelector<HTMLElement>('#tv')
  if (parent === null) throw new Error('the page has no place for the television')
  // They arrive while everything else is made.
  void whenWordFacesArrive()
  void whenNameFacesArrive()
  const configured = readConfig(`./config.json${window.location.search}`, fetchFrom)
  let tv: Tv | null = null
  // Made while the answer is on its way.
  const display = createDisplay({ parent, mode: 'auto', onFonts: () => tv?.redraw() })
  const alerts = appSeam(window)
  const config = await configured
  tv = switchOn(display, config, alerts)
  const adapter = createKeyAdapter({
    table: keyTables[config.keyFamily],
    onKey: tv.press,
    now: () => performance.now(),
  })
  listenForKeys(window, adapter)
  giveWayToAlerts(alerts, { parent, adapter })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tv.switchOn()
  })
}

// A request from within the module itself would make a watched browser read the whole script again.
document.addEventListener('DOMContentLoaded', () => void start())
