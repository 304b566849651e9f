import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { openStoryTown, type StoryTown } from './story-town.ts'
import {
  type Clerk,
  draftOrder,
  feedOf,
  goButton,
  openWaiting,
  orderIn,
  signInAt,
  submit,
  typeApproval,
} from './town-hall.ts'

jest.setTimeout(180_000)
let story: StoryTown
let trainee: Clerk
let trainer: Clerk

beforeAll(async () => {
  story = await openStoryTown()
  trainee = await signInAt(story, 'sato', 'drill')
  trainer = await signInAt(story, 'yamada', 'drill')
})
afterAll(async () => {
  await story.end()
})

test('a drill has a place, a word and a status of its own', async () => {
  const orderId = await draftOrder(trainee, /避難指示の/)
  await submit(trainee)
  await openWaiting(trainer, orderId)
  const { page } = trainer
  expect(await page.title()).toMatch(/^【訓練】/)
  expect(await page.getByLabel('町の名前').count()).toBe(0)
  await page.getByLabel(/訓練を出すことば/).fill('美波町')
  expect(await goButton(trainer).count()).toBe(0)
  await page.getByLabel(/訓練を出すことば/).fill('くんれん')
  await goButton(trainer).click()
  await page.waitForURL(/#\/orders\//)

  const [document] = (await feedOf(story)).filter((one) => one.orderId === orderId)
  expect(document?.status).toBe('Exercise')
  expect(document?.words.ja.headline.text).toContain('訓練')
  const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(links.filter((href) => href?.includes('actual'))).toEqual([])
})

test('every sheet that is printed of a drill says so at its head', async () => {
  const { page } = trainer
  await page.emulateMedia({ media: 'print' })
  const head = page.locator('.mast')

  expect(await head.evaluate((at) => getComputedStyle(at).display)).toBe('table-header-group')
  expect(await head.evaluate((at) => getComputedStyle(at, '::before').content)).toContain(
    'これは訓練です',
  )
  await page.emulateMedia({ media: 'screen' })
})

test('a drill is not found in the actual place', async () => {
  const orderId = orderIn(trainer.page)
  const desk = `${story.town.origin}/municipality/desk`
  const status = async (path: string) => (await trainer.context.request.get(path)).status()

  expect(await status(`${desk}/drill/orders/${orderId}`)).toBe(200)
  expect(await status(`${desk}/actual/orders/${orderId}`)).toBe(404)
})

test('the sample is drawn anew when its frame is loaded anew', async () => {
  const { page } = trainer
  await page.goto(`${story.town.origin}/municipality/drill/#/`)
  const sample = page.frameLocator('iframe').getByText('【訓練】逃げてください').first()
  await sample.waitFor()
  await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
    frame.contentDocument?.body.replaceChildren()
    frame.contentWindow?.location.reload()
  })

  await sample.waitFor()
})

test('a real order interrupts the drill at once', async () => {
  const sato = await signInAt(story, 'sato')
  const yamada = await signInAt(story, 'yamada')
  const orderId = await draftOrder(sato, /避難指示の/)
  await submit(sato)
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, '4')
  await goButton(yamada).click()

  await trainee.page.getByText('本番の発令が 出ています').waitFor()
  expect(await trainee.page.getByRole('button', { name: '取り消す' }).count()).toBe(0)
  expect([...trainee.complaints, ...trainer.complaints, ...story.faults]).toEqual([])
})
