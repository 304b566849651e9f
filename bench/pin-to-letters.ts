import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTown } from '#mocks/town'
import { type EmulatorDriver, openBrowser, openEmulator } from '#tv-app/emulator/emulator-driver'
import { type Figure, median, rounded } from './figure.ts'

const signIns = 5
const mostMs = 1600

/**
 * How long a resident waits after the fourth digit: from 決定 on 進む until the letters stand on the
 * screen. The whole town runs: database, walls, box host over its WebSocket, card and responder.
 */
export async function measurePinToLetters(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mimamori-bench-'))
  await chmod(dataDir, 0o755)
  const faults: Error[] = []
  const town = await startTown({
    port: await freePort(),
    databaseUrl: null,
    dataDir,
    say: () => undefined,
    onFault: (fault) => faults.push(fault),
  })
  const browser = await openBrowser()
  try {
    const baseUrl = `${town.origin}/emulator/`
    const tv = await openEmulator({ baseUrl, boxId: 'tanaka-living', browser })
    const waits = await waitsOf(tv)
    const [fault] = faults
    if (fault !== undefined) throw new Error('the town reported a fault', { cause: fault })
    return figuresOf(waits)
  } finally {
    await browser.close()
    await town.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const figuresOf = (waits: readonly number[]): Figure[] => [
  {
    name: 'sign-in: 決定 on 進む to the letters on the screen',
    value: rounded(median(waits), 0),
    unit: 'ms',
    atMost: mostMs,
    how: `median of ${signIns} sign-ins with a linked card (${waits.map((ms) => Math.round(ms)).join(', ')} ms); simulated card with 40 ms an APDU and 350 ms a signature, real town, Chromium with canvas2d; until the mirror says letters and the browser has shown the frame`,
  },
]

/** The first sign-in joins the card to its resident and answers the question about names; it and one more are not counted. */
async function waitsOf(tv: EmulatorDriver): Promise<number[]> {
  await tv.press('ok')
  await tv.waitForScreen('menu')
  await tv.layCard('hanako')
  await typePin(tv)
  await tv.press('ok')
  await tv.waitForScreen('first_use')
  await tv.press('2')
  await tv.press('ok')
  await tv.waitForScreen('first_use_check')
  await tv.press('ok')
  await tv.waitForScreen('consent')
  await tv.press('2')
  await tv.press('ok')
  await tv.waitForScreen('letters')
  await tv.setFault('isCardSlow', true)
  const waits: number[] = []
  for (let turn = 0; turn <= signIns; turn += 1) {
    await signOut(tv)
    await typePin(tv)
    const shownAfter = await watchForLetters(tv)
    await tv.press('ok')
    await tv.waitForScreen('letters')
    const waitedMs = await shownAfter()
    if (turn > 0) waits.push(waitedMs)
  }
  return waits
}

async function typePin(tv: EmulatorDriver): Promise<void> {
  await tv.press('1')
  await tv.waitForScreen('pin')
  await tv.type('1', '2', '3', '4')
  // 決定 once in 300 ms, as a trembling finger needs it.
  await tv.page.waitForTimeout(500)
}

async function signOut(tv: EmulatorDriver): Promise<void> {
  await tv.press('back')
  await tv.waitForScreen('menu')
  await tv.press('4')
  await tv.waitForScreen('text_size')
  await tv.press('4')
  await tv.waitForScreen('settings')
  await tv.press('4')
  await tv.waitForScreen('menu')
}

declare global {
  interface Window {
    signInWatch: { pressedAt: number; shownAt: number }
  }
}

/** Both ends are read on the clock of the television's own frame. */
async function watchForLetters(tv: EmulatorDriver): Promise<() => Promise<number>> {
  const frame = tv.page.frames().find((one) => new URL(one.url()).pathname.endsWith('frame.html'))
  if (frame === undefined) throw new Error('the page has no television')
  await frame.evaluate(() => {
    window.signInWatch = { pressedAt: Number.NaN, shownAt: Number.NaN }
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        window.signInWatch.pressedAt = timeStamp
      },
      { capture: true, once: true },
    )
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('[data-screen="letters"]') === null) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          window.signInWatch.shownAt = performance.now()
        }
        port2.postMessage(null)
      })
    }).observe(document.body, { subtree: true, attributeFilter: ['data-screen'] })
  })
  return async () => {
    await frame.waitForFunction(() => !Number.isNaN(window.signInWatch.shownAt))
    const { pressedAt, shownAt } = await frame.evaluate(() => window.signInWatch)
    return shownAt - pressedAt
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no free port'))
        else resolve(address.port)
      })
    })
  })
}
