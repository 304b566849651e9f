import type { Browser, CDPSession, Page } from 'playwright-core'
import type { FrameDrawn, TvProbe } from './tv-probe.ts'

export interface RunAsked {
  readonly url: string
  readonly blankUrl: string
  readonly probe: string
  /** How many times slower than this machine. */
  readonly slowdown: number
  readonly presses: number
  /** Also watch the page for so long while nobody presses anything; 0 for not at all. */
  readonly idleMs: number
}

export interface RunMeasured {
  /** From the arrival of the page's script until all words stood there in their fonts. */
  readonly firstTextMs: number
  /** From keydown until the last rectangle and texture of the next frame was drawn. */
  readonly drawnMs: readonly number[]
  /** From keydown until the browser had shown it. */
  readonly shownMs: readonly number[]
  /** Share of the main thread's time, 0..1; null when it was not watched. */
  readonly idleShare: number | null
  readonly heapBytes: number
  /** Of all canvases but the visible one. */
  readonly texturePixels: number
  /** `bold 52px お手紙を読む`, sorted, as they stand on the first whole frame. */
  readonly words: readonly string[]
}

/** Loads a page on an empty browser profile, presses ↓↓↓↑↑↑ and watches. */
export async function runPage(browser: Browser, asked: RunAsked): Promise<RunMeasured> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  })
  try {
    const page = await context.newPage()
    const devTools = await context.newCDPSession(page)
    await page.addInitScript(asked.probe)
    await page.goto(asked.blankUrl)
    await devTools.send('Performance.enable')
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: asked.slowdown })
    await page.goto(asked.url)
    await untilStill(page)
    const scriptAt = await page.evaluate(scriptArrivedAt)
    const loaded = firstWhole((await readProbe(page)).frames)
    await page.evaluate(() => {
      window.tvProbe.asksForFonts = false
    })
    const keys = await pressKeys(page, asked.presses)
    const idleShare = asked.idleMs === 0 ? null : await watchIdle(page, devTools, asked.idleMs)
    return {
      firstTextMs: loaded.endedAt - scriptAt,
      ...keys,
      idleShare,
      ...(await memoryOf(devTools)),
      words: loaded.words.map(({ font, words }) => `${styleOf(font)} ${words}`).toSorted(),
    }
  } finally {
    await context.close()
  }
}

const readProbe = (page: Page): Promise<TvProbe> => page.evaluate(() => window.tvProbe)

const styleOf = (font: string): string => /^(?:bold )?[\d.]+px/.exec(font)?.[0] ?? font

const scriptArrivedAt = (): number => {
  const [script] = performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.js'))
  if (!(script instanceof PerformanceResourceTiming)) throw new Error('the page has no script')
  return script.responseEnd
}

/** Waits until words stand on the canvas and nothing was drawn for a second. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const last = window.tvProbe.frames.at(-1)
      if (last === undefined || last.words.length === 0) return false
      return last.words.every((word) => word.isFontThere) && performance.now() > last.endedAt + 1000
    },
    null,
    { polling: 250, timeout: 60_000 },
  )
}

/** The first frame that has every word of the last one, each in its own font. */
function firstWhole(frames: readonly FrameDrawn[]): FrameDrawn {
  const inFont = ({ words }: FrameDrawn) => words.filter(({ isFontThere }) => isFontThere).length
  const last = frames.at(-1)
  const whole = frames.find((frame) => last !== undefined && inFont(frame) === inFont(last))
  if (whole === undefined || whole.words.length === 0) throw new Error('the page drew no words')
  return whole
}

const way = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp'] as const

async function pressKeys(page: Page, presses: number) {
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press(way[press % way.length] ?? 'ArrowDown')
    // Another phase of the display's beat each time.
    await page.waitForTimeout(300 + ((press * 7) % 17))
  }
  const { keys, frames } = await readProbe(page)
  const drawnMs = keys.map(({ at }) => {
    const next = frames.find((frame) => frame.startedAt > at)
    if (next === undefined) throw new Error('a key changed nothing on the canvas')
    return next.endedAt - at
  })
  return { drawnMs, shownMs: keys.map(({ at, shownAt }) => shownAt - at) }
}

async function watchIdle(page: Page, devTools: CDPSession, idleMs: number): Promise<number> {
  await page.waitForTimeout(2000)
  const before = await metricsOf(devTools)
  await page.waitForTimeout(idleMs)
  const after = await metricsOf(devTools)
  return (
    (after('TaskDuration') - before('TaskDuration')) / (after('Timestamp') - before('Timestamp'))
  )
}

async function metricsOf(devTools: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await devTools.send('Performance.getMetrics')
  return (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
}

/** What is still held after the garbage was collected. */
async function memoryOf(devTools: CDPSession) {
  await devTools.send('HeapProfiler.collectGarbage')
  const metrics = await metricsOf(devTools)
  const { result } = await devTools.send('Runtime.evaluate', {
    expression: 'HTMLCanvasElement.prototype',
  })
  const { objects } = await devTools.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  })
  const counted = await devTools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration:
      'function () { return this.reduce((sum, one) => one.isConnected ? sum : sum + one.width * one.height, 0) }',
    returnByValue: true,
  })
  return { heapBytes: metrics('JSHeapUsedSize'), texturePixels: Number(counted.result.value) }
}
