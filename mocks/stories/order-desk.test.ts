import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { answer, shows } from './alert-layer.ts'
import { openStoryTown, type StoryTown } from './story-town.ts'
import {
  type Clerk,
  chooseStaff,
  draftOrder,
  feedOf,
  goButton,
  openWaiting,
  orderIn,
  signInAt,
  submit,
  typeApproval,
  waitSaved,
} from './town-hall.ts'

jest.setTimeout(180_000)
let story: StoryTown
let sato: Clerk
let yamada: Clerk

beforeAll(async () => {
  story = await openStoryTown()
  sato = await signInAt(story, 'sato')
  yamada = await signInAt(story, 'yamada')
})
afterEach(() => {
  expect([...sato.complaints, ...yamada.complaints, ...story.faults]).toEqual([])
})
afterAll(async () => {
  await story.end()
})

/** The revision and standing of one order, as every relay would load them. */
const inFeed = async (orderId: string) =>
  (await feedOf(story)).filter((document) => document.orderId === orderId)

/** Whether the page has sent anything to such an address since then; the server's refusal hides it. */
function watchRequests({ page }: Clerk, path: string): () => boolean {
  let wasSent = false
  page.on('request', (request) => {
    wasSent ||= new URL(request.url()).pathname.endsWith(path)
  })
  return () => wasSent
}

async function issueOrder(level: RegExp, digit: string): Promise<string> {
  const orderId = await draftOrder(sato, level)
  await submit(sato)
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, digit)
  await goButton(yamada).click()
  await yamada.page.waitForURL(/#\/orders\//)
  return orderId
}

test('two people issue an order, and neither of them could alone', async () => {
  const orderId = await draftOrder(sato, /避難指示の/)
  expect(await feedOf(story)).toEqual([])
  await submit(sato)

  await sato.page.getByText('作成した人は 承認できません').waitFor()
  expect(await sato.page.getByLabel('町の名前').count()).toBe(0)

  const wasSent = watchRequests(yamada, '/approve')
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, '３')
  await yamada.page.getByText('ちがいます').waitFor()
  expect(await goButton(yamada).count()).toBe(0)
  await yamada.page.getByText('まだ出せません（あと 1つ）').click({ force: true })
  expect(await inFeed(orderId)).toEqual([])

  await yamada.page.getByLabel('警戒レベル（数字）').fill('４')
  await yamada.page.getByLabel('警戒レベル（数字）').press('Enter')
  expect(wasSent()).toBe(false)
  expect(await inFeed(orderId)).toEqual([])
  await goButton(yamada).click()
  await yamada.page.getByText(/発令中　/).waitFor()

  const [document] = await inFeed(orderId)
  expect(document).toMatchObject({ revision: 1, status: 'Actual', standing: 'in_force', level: 4 })
  await sato.page.getByText('承認し、出ました').waitFor()
})

test('who calls for help stands on the first page by town, with the way to the list', async () => {
  const tv = await story.openTelevision('yoshida')
  await shows(tv, '逃げてください')
  await answer(tv, '2')
  const { page } = sato
  await page.goto(`${story.town.origin}/municipality/#/`)
  const towns = page.getByRole('region', { name: '助けを求めている所' })
  await towns
    .getByRole('row', { name: /日和佐浦 1世帯/ })
    .getByRole('link')
    .click()
  await page.waitForURL(/#\/orders\//)

  const doors = page.getByRole('region', { name: '声をかける所' })
  await doors.getByRole('row', { name: /^日和佐浦 1 / }).waitFor()
  await story.clearRooms()
})

test('the sample of the television leaves the focus to whoever types beside it', async () => {
  const orderId = await draftOrder(sato, /避難指示の/)
  await submit(sato)
  const { page } = yamada
  let letDraw: () => void = () => undefined
  const isTyping = new Promise<void>((resolve) => {
    letDraw = resolve
  })
  await page.route('**/alert-preview/**', (route) => isTyping.then(() => route.continue()))
  await openWaiting(yamada, orderId)
  await page.getByLabel('町の名前').pressSequentially('美波')
  letDraw()
  await page.frameLocator('iframe').getByText('逃げてください').first().waitFor()
  await page.keyboard.insertText('町')

  expect(await page.getByLabel('町の名前').inputValue()).toBe('美波町')
  await page.unroute('**/alert-preview/**')
})

test('who else has the draft open stands above it', async () => {
  const orderId = await draftOrder(sato, /避難指示の/)
  const nishi = await signInAt(story, 'nishi')
  await nishi.page.goto(`${story.town.origin}/municipality/#/drafts/${orderId}`)

  await sato.page.getByText('西 恵子さんも 開いています').waitFor()
  await nishi.page.getByText('佐藤 美咲さんも 開いています').waitFor()
  await nishi.context.close()
})

test('a draft is given up in one press, and begun anew with what stood in it', async () => {
  const orderId = await draftOrder(sato, /避難指示の/)
  const { page } = sato
  await page.getByRole('button', { name: '下書きを捨てる' }).click()
  await page.getByText('この下書きは 終わりました').waitFor()
  expect((await sato.order(orderId)).versions).toMatchObject([{ state: 'rejected' }])

  await page.getByRole('button', { name: '同じ内容で 書き直す' }).click()
  await page.waitForURL((url) => url.hash.startsWith('#/drafts/') && !url.hash.includes(orderId))
  await page.getByLabel('日和佐浦', { exact: true }).waitFor()
  expect(await page.getByLabel('日和佐浦', { exact: true }).isChecked()).toBe(true)
})

test('arrows go from row to row, and Space ticks', async () => {
  await draftOrder(sato, /避難指示の/)
  const { page } = sato
  await page.getByLabel('赤松', { exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')

  expect(await page.getByLabel('阿部', { exact: true }).isChecked()).toBe(true)
  expect(await page.getByLabel('赤松', { exact: true }).isChecked()).toBe(false)
})

test('two presses and a lost answer are one order', async () => {
  const orderId = await draftOrder(sato, /高齢者等避難の/)
  await submit(sato)
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, '3')
  const { page } = yamada
  const noted = page.getByText('出たかどうか、まだ分かりません').waitFor()
  let isFirst = true
  await page.route('**/approve', async (route) => {
    const answer = await route.fetch()
    if (!isFirst) return noted.then(() => route.fulfill({ response: answer }))
    isFirst = false
    return route.abort()
  })
  // Else the page may read that the order went out before it knows that its own answer was lost.
  await page.route(`**/orders/${orderId}`, (route) => noted.then(() => route.continue()))
  await goButton(yamada).dblclick()
  await noted
  await page.waitForURL(/#\/orders\//)
  await page.unrouteAll()

  const { log } = await sato.order(orderId)
  expect(log.filter(({ act }) => act === 'order_issued')).toHaveLength(1)
  expect(await inFeed(orderId)).toMatchObject([{ revision: 1 }])
})

test('a draft that changed meanwhile clears what was typed and sends nothing', async () => {
  const orderId = await draftOrder(sato, /避難指示の/)
  await submit(sato)
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, '4')
  let letNewsCome: () => void = () => undefined
  const isSubmitted = new Promise<void>((resolve) => {
    letNewsCome = resolve
  })
  await yamada.page.route(`**/orders/${orderId}`, (route) =>
    isSubmitted.then(() => route.continue().catch(() => undefined)),
  )

  await sato.page.getByRole('button', { name: '提出を取り下げて 書き直す' }).click()
  await sato.page.waitForURL(/#\/drafts\//)
  await sato.page.getByLabel('木岐', { exact: true }).check()
  await waitSaved(sato.page)
  await submit(sato)
  letNewsCome()

  await yamada.page.getByText('見ている間に 下書きが変わりました').waitFor()
  await yamada.page.unroute(`**/orders/${orderId}`)
  expect(await yamada.page.getByLabel('町の名前').inputValue()).toBe('')
  expect(await inFeed(orderId)).toEqual([])

  await yamada.page.getByLabel(/差し戻す・却下する理由/).fill('木岐は 入れません')
  await yamada.page.getByRole('button', { name: '作成者へ差し戻す' }).click()
  await yamada.page.getByText('山田 徹さんが 差し戻しました').waitFor()
  await sato.page.goto(`${story.town.origin}/municipality/#/drafts/${orderId}`)
  await sato.page.getByText('木岐は 入れません').waitFor()
})

test('a cancel is held for two seconds by one person and confirmed by another', async () => {
  const orderId = await issueOrder(/避難指示の/, '4')
  const { page } = yamada
  await page.getByRole('button', { name: '取り消す' }).click()
  const hold = page.getByRole('button', { name: /2秒 押し続けて/ })
  const wasSent = watchRequests(yamada, '/cancel')
  await hold.click()
  await hold.press('Enter')
  await page.keyboard.press('Escape')
  expect(wasSent()).toBe(false)
  expect(await inFeed(orderId)).toMatchObject([{ standing: 'in_force' }])

  await page.getByRole('button', { name: '取り消す' }).click()
  await page.getByText('逃げなくて大丈夫です').waitFor()
  await hold.focus()
  await page.keyboard.down(' ')
  await page
    .getByText(/取り消しました。/)
    .first()
    .waitFor()
  await page.keyboard.up(' ')
  expect(await inFeed(orderId)).toMatchObject([{ revision: 2, standing: 'cancelled' }])

  await page.getByText('取り消した人は 確かめの印を つけられません').waitFor()
  await sato.page.goto(`${story.town.origin}/municipality/#/orders/${orderId}`)
  await sato.page.getByRole('button', { name: '取り消しを 確かめた印をつける' }).click()
  await sato.page
    .getByRole('button', { name: '取り消しを 確かめた印をつける' })
    .waitFor({ state: 'detached' })
})

test('a correction is ready in one press, shows what changed, and needs a second person', async () => {
  const orderId = await issueOrder(/高齢者等避難の/, '3')
  await sato.page.goto(`${story.town.origin}/municipality/#/orders/${orderId}`)
  await sato.page.getByRole('button', { name: '訂正する' }).click()
  await sato.page.waitForURL(/#\/drafts\//)
  await sato.page.getByText('訂正で変わったところが、まだありません').waitFor()
  await sato.page.getByRole('button', { name: '4 避難指示' }).click()
  await waitSaved(sato.page)
  await submit(sato)

  await openWaiting(yamada, orderId)
  await yamada.page.getByText(/変わったところ　/).waitFor()
  await typeApproval(yamada, '4')
  await goButton(yamada).click()
  await yamada.page.waitForURL(/#\/orders\//)
  expect(await inFeed(orderId)).toMatchObject([
    { revision: 2, level: 4, changed: { text: 'レベルが変わりました' } },
  ])
})

test('at 200 % zoom a draft stacks, and its lists keep room to be read in', async () => {
  await draftOrder(sato, /避難指示の/)
  const { page } = sato
  await page.setViewportSize({ width: 720, height: 450 })
  const height = (selector: string) =>
    page.locator(selector).evaluate((at) => at.getBoundingClientRect().height)

  expect(await height('.shelter-list')).toBeGreaterThan(200)
  expect(await height('.town-panel')).toBeGreaterThan(200)
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(sideways).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('the log is printed whole, with whose it is and of when at the head of every sheet', async () => {
  const { page } = sato
  await page.goto(`${story.town.origin}/municipality/#/log`)
  await page.getByRole('row').nth(20).waitFor()
  await page.emulateMedia({ media: 'print' })

  const head = page.locator('.mast')
  await head.getByText(/^20\d\d年\d+月\d+日.* \d\d:\d\d:\d\d の内容$/).waitFor()
  await head.getByText('美波町役場 防災').waitFor()
  expect(await head.evaluate((at) => getComputedStyle(at).display)).toBe('table-header-group')
  expect(await page.getByText('サインアウト').isVisible()).toBe(false)
  expect(await page.locator('nav').isVisible()).toBe(false)
  const pdf = await PDFDocument.load(await page.pdf({ format: 'A4' }))
  expect(pdf.getPageCount()).toBeGreaterThan(1)
  await page.emulateMedia({ media: 'screen' })
})

test('a session that ends while somebody writes loses nothing', async () => {
  const nishi = await signInAt(story, 'nishi')
  await draftOrder(nishi, /避難指示の/)
  const orderId = orderIn(nishi.page)
  await nishi.context.clearCookies()
  await nishi.page.getByText('サインインが 切れました').waitFor()
  await nishi.page.getByLabel('原因の名前').fill('日和佐川')
  await nishi.page
    .getByText(/この画面には残っています/)
    .first()
    .waitFor()

  const [window] = await Promise.all([
    nishi.context.waitForEvent('page'),
    nishi.page.getByRole('link', { name: 'べつの窓で サインインする' }).click(),
  ])
  await chooseStaff(window, 'nishi')
  await window.getByText('前の画面に もどってください').waitFor()
  await nishi.page.getByLabel('その読みがな').fill('ひわさがわ')
  await waitSaved(nishi.page)
  const { versions } = await nishi.order(orderId)
  expect(versions.at(-1)?.draft.cause).toEqual({ text: '日和佐川', kana: 'ひわさがわ' })
  expect(nishi.complaints).toEqual([])
})
