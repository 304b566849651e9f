import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { everyOrder } from '#mocks/fixtures/municipality/every-order'
import { chromiumFlags, findChromium } from '#mocks/scripts/find-chromium'
import { readSeededArea } from '#mocks/town/municipality'
import type {} from '../../../fixtures/alert-gallery.ts'
import { everyAlert } from '../../../fixtures/every-alert.ts'

/** Every page of the layer in a real Chromium, in the fonts of the television and without them. */
const fonts = new URL('../../../fonts/', import.meta.url)
const gallery = new URL('../../../fixtures/alert-gallery.ts', import.meta.url)

let browser: Browser
let server: Server
let origin: string
let code: string

beforeAll(async () => {
  const built = await build({
    entryPoints: [fileURLToPath(gallery)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
  })
  code = built.outputFiles[0]?.text ?? ''
  const css = await readFile(new URL('fonts.css', fonts), 'utf8')
  server = createServer(async ({ url = '/' }, response) => {
    if (url.endsWith('.woff2')) response.end(await readFile(new URL(`.${url}`, fonts)))
    else if (url === '/layer.js')
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(code)
    else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><title>alerts</title><style>${url === '/bare' ? '' : css}body{margin:0}</style><body><script src="/layer.js"></script>`,
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : ''
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  })
})
afterAll(async () => {
  await browser.close()
  server.close()
})

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(`${origin}${path}`)
  await page.evaluate(() =>
    Promise.all(
      ['700 20px "BIZ UDPGothic"', '400 20px "BIZ UDPGothic"', '700 20px "Mimamori Names"'].map(
        (font) => document.fonts.load(font, '亜𠮷'),
      ),
    ),
  )
  return page
}

interface Held {
  readonly nodes: number
  readonly jsEventListeners: number
}

const looks = 5

/**
 * Nodes and listeners that live after everything was collected that nobody holds: the least of some
 * looks, each after a frame, for the browser itself may still hold the page that was there before.
 */
async function heldBy(page: Page): Promise<Held> {
  const browserTools = await page.context().newCDPSession(page)
  const held: Held[] = []
  for (let look = 0; look < looks; look += 1) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    await browserTools.send('HeapProfiler.collectGarbage')
    const { nodes, jsEventListeners } = await browserTools.send('Memory.getDOMCounters')
    held.push({ nodes, jsEventListeners })
  }
  await browserTools.detach()
  const least = (of: keyof Held): number => Math.min(...held.map((one) => one[of]))
  return { nodes: least('nodes'), jsEventListeners: least('jsEventListeners') }
}

const names = everyAlert().map(({ name }) => name)

describe('every alert', () => {
  test('stands within the safe area, in 36 px and more, and over nothing else', async () => {
    const page = await open('/')
    const faults = await page.evaluate(
      (samples) =>
        samples.flatMap((name) => {
          window.showSample(name)
          return window.faultsOnScreen().map((fault) => `${name}: ${fault}`)
        }),
      names,
    )
    await page.close()

    expect(names.length).toBeGreaterThan(80)
    expect(faults).toEqual([])
  })

  test('fits with the words of every template, for every place of the town', async () => {
    const page = await open('/')
    const orders = everyOrder(await readSeededArea())
    const faults = await page.evaluate(async (all) => {
      const found: string[] = []
      for (const { name, document, at } of all) {
        await window.showOrder(document, at)
        found.push(...window.faultsOnScreen().map((fault) => `${name}: ${fault}`))
      }
      return found
    }, orders)
    await page.close()

    expect(orders.length).toBeGreaterThan(300)
    expect(faults).toEqual([])
  })

  test('is there in whatever font the box has, within the screen', async () => {
    const page = await open('/bare')
    const outside = await page.evaluate(
      (samples) =>
        samples.flatMap((name) => {
          window.showSample(name)
          return window.wordsOffScreen().map((words) => `${name}: ${words}`)
        }),
      names,
    )
    await page.close()

    expect(outside).toEqual([])
  })

  test('has one focused answer, which a screen reader hears of, and says its words at once', async () => {
    const page = await open('/')
    await page.evaluate((name) => window.showSample(name), 'level4-flood')

    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('いま逃げます')
    const ear = page.locator('[aria-live="assertive"]')
    expect(await ear.textContent()).toContain('田中花子さん、田中一郎さん、逃げてください。')
    expect(await page.getByRole('alertdialog').count()).toBe(1)
    await page.close()
  })

  test('leaves nothing behind: two hundred orders hold as many nodes as two', async () => {
    const page = await open('/')
    const orders = everyOrder(await readSeededArea()).slice(0, 200)
    const show = async (from: number, to: number) => {
      await page.evaluate(
        async (shown) => {
          for (const { document, at } of shown) await window.showOrder(document, at)
        },
        [...orders.slice(from, to), ...orders.slice(0, 1)],
      )
      return heldBy(page)
    }

    const few = await show(0, 2)
    const many = await show(2, 200)
    await page.close()

    expect(orders).toHaveLength(200)
    expect(many).toEqual(few)
  })

  test('is as large on a box that shows 1280 × 720', async () => {
    const page = await open('/')
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.evaluate((name) => window.showSample(name), 'level4-flood')
    const plate = await page.locator('.plate').boundingBox()
    await page.close()

    expect(plate?.width).toBeCloseTo((1728 / 1920) * 1280, 0)
  })
})
