import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { FamilyPhones, IssuedPairingCode } from '#cable-backend/contract/family-phone'
import { applicationServerKeyOf } from '#cable-backend/src/family-phones/push/vapid-key'
import { memoryCableStores } from '#cable-backend/src/memory-cable-stores'
import { orderDocument } from '../fixtures/municipality/order-documents.ts'
import { createHome, openSurroundings, type Surroundings } from '../fixtures/test-home.ts'
import { chromiumFlags, findChromium } from '../scripts/find-chromium.ts'
import { memoryKeepsake } from '../simulators/jlis/keepsake.ts'
import { pagesDir } from '../town/pages.ts'
import { familyPushOf, pushServiceOf, pushServicePath } from '../town/push.ts'
import { recallSigningKey } from '../town/town-keys.ts'
import type { TownWorld } from '../town/wall-deps.ts'

const keepsake = memoryKeepsake()
const stores = memoryCableStores()
let around: Surroundings
let home: Awaited<ReturnType<typeof createHome>>
let token: string
let world: TownWorld
let close: () => void
let browser: Browser
let page: Page

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** The built page, the operator's app and the simulated push service under one origin. */
function serverOf(): Hono {
  return new Hono()
    .mount('/cable', (request) => home.app.fetch(request))
    .route(pushServicePath, pushServiceOf(world))
    .get('/family-phone/config.json', (c) => {
      const { origin } = world
      const simulatedPushUrl = `${origin}${pushServicePath}`
      return c.json({ cableUrl: `${origin}/cable`, simulatedPushUrl }, 200)
    })
    .get('/family-phone/*', async (c) => {
      const path = c.req.path === '/family-phone/' ? '/family-phone/index.html' : c.req.path
      const content = await readFile(join(pagesDir, path)).catch(() => null)
      if (content === null) return c.text('there is nothing here', 404)
      const type = types[extname(path)] ?? 'application/octet-stream'
      return c.body(new Uint8Array(content), 200, { 'content-type': type })
    })
}

beforeAll(async () => {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response()
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: (request) => answer(request), port: 0 }, (info) =>
      resolve(info.port),
    )
    close = () => server.close()
  })
  const onFault = (fault: Error) => {
    throw fault
  }
  const origin = `http://localhost:${port}`
  world = { origin, keepsake, now: () => new Date(), fetch, onFault }
  around = await openSurroundings({
    applicationServerKey: applicationServerKeyOf(await recallSigningKey(keepsake, 'push')),
    pushServices: [origin],
  })
  home = await createHome(stores, around)
  token = (await home.register(await around.newCard())).accessToken
  answer = serverOf().fetch
  browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  })
}, 120_000)

afterAll(async () => {
  await browser.close()
  close()
  around.close()
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
})

afterEach(() => page.close())

const open = () => page.goto(`${world.origin}/family-phone/`)
const asResident = (method: string, path: string) => home.call(home.living, { method, path, token })
const newCode = async () =>
  IssuedPairingCode.parse(await (await asResident('POST', '/family-phones/codes')).json()).code
const listed = async () =>
  FamilyPhones.parse(await (await asResident('GET', '/family-phones')).json()).phones

async function fill(code: string, name: string): Promise<void> {
  await page.getByLabel('テレビの 番号').fill(code)
  await page.getByLabel('この電話の 名前').fill(name)
}

test('a daughter registers her phone, is told of a drill, and takes the phone out', async () => {
  const code = await newCode()
  await open()
  await fill(code === '00000000' ? '00000001' : '00000000', '長女のスマホ')
  await page.getByText('試験用の 電話として 登録').click()
  await page.getByText('10分が すぎました').waitFor()

  await fill(`${code.slice(0, 4)}－${code.slice(4)}`, '長女のスマホ')
  await page.getByText('試験用の 電話として 登録').click()
  await page.getByText('登録できました').waitFor()
  await page.getByText('まだ 何も 届いていません').waitFor()
  const [phone] = await listed()
  const [placed] = await stores.households.placedHouseholds()
  const push = await familyPushOf(world, stores.familyPhones)
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  await push.notify({
    document: orderDocument({ status: 'Exercise', expiresAt }),
    homes: [{ householdId: placed?.householdId ?? '', names: ['田中花子'] }],
  })

  expect(phone?.name).toBe('長女のスマホ')
  await page.getByRole('heading', { name: '【訓練】' }).waitFor()
  await page.getByText('田中花子さんの家の テレビから').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '【訓練】' }).waitFor()
  await page.getByText('この電話を はずす').click()
  await page.getByRole('button', { name: 'はずす', exact: true }).click()
  await page.getByText('はずしました').waitFor()
  expect(await listed()).toEqual([])
}, 60_000)

test('says what is missing before it asks anybody', async () => {
  await open()
  await fill('1234', '')
  await page.getByText('試験用の 電話として 登録').click()
  await page.getByText('番号は 8けたです').waitFor()
  await fill('12345678', ' ')
  await page.getByText('試験用の 電話として 登録').click()

  await page.getByText('この電話の 名前を 入れてください').waitFor()
}, 60_000)

test('says what to do where notifications are blocked, and where there are none', async () => {
  await open()
  await fill('12345678', '孫のスマホ')
  await page.getByText('この電話を 登録する').click()
  await page.getByText('「ブロック」に なっています').waitFor()

  await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'))
  await open()

  await page.getByText('この画面では お知らせを 受けとれません').waitFor()
  expect(await page.getByText('この電話を 登録する').count()).toBe(0)
}, 60_000)
