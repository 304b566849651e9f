import '#tv-fonts.css'
import { type AppSeam, appSeam } from './alert/seam.ts'
import { whenWordFacesArrive } from './canvas/fonts.ts'
import { createKeyAdapter, type KeyAdapter, listenForKeys } from './keys/key-adapter.ts'
import { keyTables } from './keys/key-tables.ts'
import { paginate } from './page/words/paginate.ts'
import { systemClock } from './ports/clock.ts'
import { openHostChannel } from './ports/open-host-channel.ts'
import { storedSettings } from './ports/settings.ts'
import { browserSpeech } from './ports/speech.ts'
import { createDisplay } from './show-page.ts'
import { startTv, type Tv } from './start-tv.ts'
import { readConfig, type TvConfig } from './tv-config.ts'

const fetchFrom: typeof fetch = (input, init) => fetch(input, init)

/** Joins the app to this browser: its screen, its keys, its network, its voice and its memory. */
function switchOn(parent: HTMLElement, config: TvConfig, alerts: AppSeam): Tv {
  const display = createDisplay({ parent, mode: 'auto', onFonts: () => tv.redraw() })
  const tv = startTv({
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
    random: Math.random,
    alerts,
    show: display.show,
    prepare: display.prepare,
  })
  return tv
}

/** Under an alert nothing is held, and nothing takes the browser's focus back. */
function giveWay(parent: HTMLElement, adapter: KeyAdapter, isInFront: boolean): void {
  adapter.release()
  parent.inert = isInFront
}

async function start(): Promise<void> {
  const parent = document.querySelector<HTMLElement>('#tv')
  if (parent === null) throw new Error('the page has no place for the television')
  // The largest files first: they arrive while everything else is made.
  void whenWordFacesArrive()
  const config = await readConfig(`./config.json${window.location.search}`, fetchFrom)
  const alerts = appSeam(window)
  const tv = switchOn(parent, config, alerts)
  const adapter = createKeyAdapter({
    table: keyTables[config.keyFamily],
    onKey: tv.press,
    now: () => performance.now(),
  })
  listenForKeys(window, adapter)
  alerts.listen(({ isInFront }) => giveWay(parent, adapter, isInFront))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tv.switchOn()
  })
}

// A request from within the module itself would make a watched browser read the whole script again.
document.addEventListener('DOMContentLoaded', () => void start())
