import { type Browser, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '#mocks/scripts/find-chromium'
import { capName, type RemoteCap } from './remote/remote-caps.ts'
import { type Awaited, partsWithWords, whenMirrored } from './watch-mirror.ts'

export interface EmulatorAddress {
  /** Where the QA page is served, with a slash at its end. */
  readonly baseUrl: string
  readonly boxId: string
  /** `town=page` runs the town in the page; `device=tizen` takes that device's keys. */
  readonly query?: Readonly<Record<string, string>>
  /** CSS `prefers-reduced-motion`: nothing fades in, which is most of what a press draws. */
  readonly reducedMotion?: 'reduce'
  /** An open browser, for tests that share one; else the driver opens its own and closes it. */
  readonly browser?: Browser
}

const faultWords = {
  isCardSlow: '遅いカード',
  isNetworkOff: 'ネットワークを切る',
  isBackendDown: 'サーバーを止める',
  isResponderDown: '失効の確認先を休ませる',
} as const
export type FaultSwitch = keyof typeof faultWords

/** A tester's hands and eyes on the QA page. */
export interface EmulatorDriver {
  readonly page: Page
  /** A short press of a cap of the remote, or one held for so long, ms. */
  press(cap: RemoteCap, heldMs?: number): Promise<void>
  /** The caps one after the other: `type('1', '2', '3', '4')`. */
  type(...caps: readonly RemoteCap[]): Promise<void>
  layCard(personaId: string): Promise<void>
  takeCard(): Promise<void>
  setFault(fault: FaultSwitch, isOn: boolean): Promise<void>
  /** The card is taken away at this command after power-up; null switches the fault off. */
  removeCardAt(apdu: number | null): Promise<void>
  /** Name of the screen, as the app's mirror says it. */
  screen(): Promise<string>
  focused(): Promise<string>
  waitForScreen(name: string, timeoutMs?: number): Promise<void>
  waitFor(awaited: Awaited, timeoutMs?: number): Promise<void>
  /** All words of the screen, one part a line. */
  text(): Promise<string>
  /** The text of the bug report that the page writes. */
  report(): Promise<string>
  /**
   * What the pages threw or wrote as an error on the console, from the beginning; a request that
   * was answered with an error reads `403 /cable/sign-in`.
   */
  readonly complaints: readonly string[]
  /** The whole page, or with `television` only the picture of the television. */
  screenshot(path: string, what?: 'page' | 'television'): Promise<void>
  close(): Promise<void>
}

const viewport = { width: 1440, height: 900 }
const patienceMs = 20_000
/** The app takes a 決定 that follows another one sooner for a trembling hand. */
const betweenOksMs = 400

/** Opens a Chromium for tests. */
export const openBrowser = async (): Promise<Browser> =>
  await chromium.launch({ executablePath: await findChromium(), args: [...chromiumFlags] })

/** Opens the QA page in the given living room and waits until the television shows something. */
export async function openEmulator(address: EmulatorAddress): Promise<EmulatorDriver> {
  const browser = address.browser ?? (await openBrowser())
  const context = await browser.newContext({
    viewport,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: address.reducedMotion ?? 'no-preference',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const complaints = complaintsOf(page)
  const url = new URL(address.baseUrl)
  url.search = new URLSearchParams({ ...address.query, box: address.boxId }).toString()
  await page.goto(url.href)
  await mirrorOf(page).waitFor({ state: 'attached' })
  return {
    page,
    complaints,
    ...handsOn(page),
    ...eyesOn(page),
    close: async () => {
      await context.close()
      if (address.browser === undefined) await browser.close()
    },
  }
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(complaintIn(said))
  })
  return complaints
}

function complaintIn(said: ConsoleMessage): string {
  const [, status] = /^Failed to load resource: .*status of (\d{3})/.exec(said.text()) ?? []
  return status === undefined ? said.text() : `${status} ${new URL(said.location().url).pathname}`
}

/** Runs in the television's page: by then it has taken the keys that were on their way to it. */
const afterAFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
  })

const iframeOf = (page: Page) => page.locator('iframe[title="テレビの画面"]')
const television = (page: Page) => iframeOf(page).contentFrame()
const mirrorOf = (page: Page) => television(page).locator('[data-screen]').first()

type Hands = Pick<
  EmulatorDriver,
  'press' | 'type' | 'layCard' | 'takeCard' | 'setFault' | 'removeCardAt'
>

function handsOn(page: Page): Hands {
  const cap = (name: RemoteCap) =>
    page.getByLabel('リモコン').getByRole('button', { name: capName(name), exact: true })
  const cardOf = (personaId: string) => page.locator(`.tray [data-persona="${personaId}"]`)
  let okFreeAt = 0
  const press = async (name: RemoteCap, heldMs = 0) => {
    await cap(name).hover()
    if (name === 'ok') await page.waitForTimeout(Math.max(0, okFreeAt - Date.now()))
    // A short press leaves in one go: on a busy machine two would make it one that is held.
    const down = page.mouse.down()
    if (heldMs > 0) await down.then(() => page.waitForTimeout(heldMs))
    await Promise.all([down, page.mouse.up()])
    await television(page).locator(':root').evaluate(afterAFrame)
    if (name === 'ok') okFreeAt = Date.now() + betweenOksMs
  }
  return {
    press,
    type: async (...caps) => {
      for (const name of caps) await press(name)
    },
    layCard: async (personaId) => {
      const isLaid = await cardOf(personaId).getAttribute('aria-pressed')
      if (isLaid !== 'true') await cardOf(personaId).click()
      await page.locator(`.tray [data-persona="${personaId}"][aria-pressed="true"]`).waitFor()
    },
    takeCard: async () => {
      await page.getByLabel('カードを置く所').getByRole('button').click()
    },
    setFault: (fault, isOn) => page.getByLabel(faultWords[fault]).setChecked(isOn),
    removeCardAt: async (apdu) => {
      const removal = page.getByRole('checkbox', { name: 'カードを離す' })
      if (apdu === null) return await removal.setChecked(false)
      await page.getByLabel('何番目の APDU で カードを離すか').fill(`${apdu}`)
      await removal.setChecked(true)
    },
  }
}

type Eyes = Pick<
  EmulatorDriver,
  'screen' | 'focused' | 'waitFor' | 'waitForScreen' | 'text' | 'report' | 'screenshot'
>

function eyesOn(page: Page): Eyes {
  const said = async (name: string) => (await mirrorOf(page).getAttribute(name)) ?? ''
  const screen = () => said('data-screen')
  const waitFor = async (awaited: Awaited, timeoutMs = patienceMs) => {
    if (await whenMirrored(iframeOf(page), awaited, timeoutMs)) return
    throw new Error(`the screen is "${await screen()}", not as ${JSON.stringify(awaited)}`)
  }
  return {
    screen,
    focused: () => said('data-focused'),
    waitFor,
    waitForScreen: (name, timeoutMs) => waitFor({ screen: name }, timeoutMs),
    text: () =>
      mirrorOf(page).evaluate(
        (mirror, parts) =>
          Array.from(mirror.querySelectorAll(parts), (part) => part.textContent).join('\n'),
        partsWithWords,
      ),
    report: async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '不具合の記録を書き出す' }).click(),
      ])
      return await textOf(await download.createReadStream())
    },
    screenshot: async (path, what = 'page') => {
      if (what === 'page') await page.screenshot({ path })
      if (what === 'television') await page.locator('.glass').screenshot({ path })
    },
  }
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
