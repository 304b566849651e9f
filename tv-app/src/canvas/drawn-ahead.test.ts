import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '#mocks/scripts/find-chromium'
import type {} from '../../fixtures/canvas-gallery.ts'
import type { TextSize } from '../page/page.ts'

/** Pages as a real Chromium draws them: what was drawn ahead, kept or left out must not show. */
const fonts = new URL('../../fonts/', import.meta.url)
const gallery = new URL('../../fixtures/canvas-gallery.ts', import.meta.url)

let browser: Browser
let page: Page
let server: Server

beforeAll(async () => {
  const built = await build({
    entryPoints: [fileURLToPath(gallery)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    // Fields of Lightning's components are no definitions, and its types are no modules.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  })
  const code = built.outputFiles[0]?.text ?? ''
  const css = await readFile(new URL('fonts.css', fonts), 'utf8')
  server = createServer(async ({ url = '/' }, response) => {
    if (url.endsWith('.woff2')) response.end(await readFile(new URL(`.${url}`, fonts)))
    else if (url === '/gallery.js')
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(code)
    else
      response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end(
          `<!doctype html><title>gallery</title><style>${css}</style><body><script src="/gallery.js"></script>`,
        )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  })
  page = await browser.newPage({ viewport: { width: 960, height: 540 }, reducedMotion: 'reduce' })
  await page.goto(typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '')
})
afterAll(async () => {
  await browser.close()
  server.close()
})

/** Of a viewer who wants nothing to move: a focus that still fades in would be another picture. */
test.each<TextSize>(['standard', 'large', 'largest'])(
  'every page at %s, drawn ahead after any other, looks as on a television of its own',
  async (size) => {
    const all = await page.evaluate(() => window.everyShown())
    const found = await page.evaluate(([shown, asked]) => window.differences(shown, asked), [
      all,
      size,
    ] as const)

    expect(all.length).toBeGreaterThan(40)
    expect(found).toEqual([])
  },
)

test('the mirror tells the first page at once, and a later one after its frame', async () => {
  const told = await page.evaluate(() => window.toldAtOnce('02-menu', '08-letters'))

  expect(told).toEqual(['menu', 'menu', 'menu'])
})
