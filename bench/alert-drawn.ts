import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { WebSocketServer } from 'ws'
import { chromiumFlags, findChromium } from '#mocks/scripts/find-chromium'
import { order, orderId, profile } from '#tv-app/fixtures/orders'
import { type SigningTown, signingTown } from '#tv-app/fixtures/signing'
import type { TvConfig } from '#tv-app/src/tv-config'
import { type Figure, median, quantile, rounded } from './figure.ts'

const slowdowns = [1, 4, 6] as const
const rounds = 7
const mostMs = 500

declare global {
  interface Window {
    alertTimes: { arrivedAt: number; drawnAt: number }
  }
}

/**
 * Runs in the page: when the bytes of an order were read, and when the frame with its names was
 * presented (Element Timing, `renderTime`).
 */
function watchAlerts(): void {
  const times = { arrivedAt: Number.NaN, drawnAt: Number.NaN }
  window.alertTimes = times
  const { read } = ReadableStreamDefaultReader.prototype
  ReadableStreamDefaultReader.prototype.read = async function () {
    const piece = await read.call(this)
    const bytes: unknown = piece.value
    const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : ''
    if (text.includes('event: order')) times.arrivedAt = performance.now()
    return piece
  }
  const watcher = new MutationObserver(() => {
    const names = document.querySelector('#mimamori-alerts:not([hidden]) .stage.order .names')
    if (names === null) return
    watcher.disconnect()
    // Before the frame is made, and on whatever of it holds the text.
    for (const line of [names, ...names.children]) line.setAttribute('elementtiming', 'names')
  })
  watcher.observe(document, { childList: true, subtree: true, attributes: true })
  new PerformanceObserver((list) => {
    const drawn = list.getEntriesByName('text-paint')
    times.drawnAt = Math.min(...drawn.map(({ startTime }) => startTime))
  }).observe({ type: 'element', buffered: true })
}

/** The production television beside a relay that keeps the contract and asks nobody for a proof. */
export async function measureAlertDrawn(): Promise<Figure[]> {
  const town = await signingTown()
  const served = await serveAlerts(town)
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  })
  try {
    const figures: Figure[] = []
    for (const slowdown of slowdowns) {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1)
        times.push(await timeOne(browser, served, slowdown))
      figures.push(figureOf(slowdown, times))
    }
    return figures
  } finally {
    await browser.close()
    await served.close()
  }
}

const figureOf = (slowdown: number, times: readonly number[]): Figure => ({
  name: `alert ${slowdown}×: bytes of an order read → frame with it shown, p95`,
  value: rounded(quantile(times, 0.95), 1),
  unit: 'ms',
  atMost: slowdown === 6 ? mostMs : null,
  how: `median ${rounded(median(times), 1)} ms of ${rounds} loads; signature, names, shelter and layout included`,
})

interface Served {
  readonly origin: string
  readonly send: () => Promise<void>
  readonly isListening: () => boolean
  close(): Promise<void>
}

async function timeOne(browser: Browser, served: Served, slowdown: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  // The compiler's helper for names, which the function takes along.
  await page.addInitScript('globalThis.__name = (one) => one')
  await page.addInitScript(watchAlerts)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(`${served.origin}/tv/`)
  await page.locator('[data-screen="watching"]').waitFor({ state: 'attached' })
  while (!served.isListening()) await page.waitForTimeout(50)
  await page.waitForTimeout(1500)
  await served.send()
  await page.waitForFunction(() => window.alertTimes.drawnAt > 0, null, { timeout: 20_000 })
  const { arrivedAt, drawnAt } = await page.evaluate(() => window.alertTimes)
  await context.close()
  return drawnAt - arrivedAt
}

const web = fileURLToPath(new URL('../dist/web', import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

async function serveAlerts(town: SigningTown): Promise<Served> {
  let line: ServerResponse | null = null
  let issued = 0
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench')
    if (pathname === '/cable/alerts/stream') {
      line = response
      response.on('close', () => {
        if (line === response) line = null
      })
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(`event: profile\ndata: ${JSON.stringify(profile())}\n\n`)
      response.write('event: state\ndata: {"orders":[]}\n\n')
      return
    }
    if (pathname === '/tv/config.json')
      return void response.end(JSON.stringify(configOf(request.headers.host ?? '', town)))
    const file = normalize(pathname === '/tv/' ? '/tv/index.html' : pathname)
    readFile(join(web, file)).then(
      (content) =>
        response
          .writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/html; charset=utf-8' })
          .end(content),
      () => response.writeHead(404).end(),
    )
  })
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('message', (message) => {
      const { id, method } = JSON.parse(String(message))
      if (method !== 'BoxIdentity.1.proof') return
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: { proof: 'not.asked.for' } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port to serve on')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    isListening: () => line !== null,
    send: async () => {
      issued += 1
      const now = new Date()
      const signed = await town.sign(
        order({
          orderId: orderId(1000 + issued),
          issuedAt: now.toISOString(),
          expiresAt: new Date(now.getTime() + 3_600_000).toISOString(),
        }),
      )
      line?.write(`event: order\ndata: ${signed}\n\n`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const configOf = (host: string, { key }: SigningTown): TvConfig => ({
  cableUrl: `http://${host}/cable`,
  postboxUrl: `http://${host}/postbox`,
  boxHostUrl: `ws://${host}/box`,
  alertKeys: [{ ...key, kty: 'EC', crv: 'P-256' }],
  supportPhone: '0120-00-0000',
  familyPhoneUrl: `http://${host}/family-phone/`,
  keyFamily: 'computer',
  hasStandInPicture: false,
})
