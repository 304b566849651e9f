import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import {
  alertOf,
  answer,
  answerTrembling,
  headline,
  pictureOf,
  pressAsItComes,
  pressAway,
  shows,
} from './alert-layer.ts'
import { openStoryTown, type StoryTown } from './story-town.ts'
import {
  type Clerk,
  draftOrder,
  feedOf,
  goButton,
  openWaiting,
  signInAt,
  submit,
  typeApproval,
  waitSaved,
} from './town-hall.ts'
import {
  answerUpToPhone,
  bringCard,
  consentToName,
  signIn,
  signOut,
  type Television,
  typeDigits,
  waitForText,
} from './viewer.ts'

jest.setTimeout(240_000)
let story: StoryTown
let sato: Clerk
let yamada: Clerk
/** In 日和佐浦, where the orders are for. */
let yoshida: Television
/** In 奥河内, where they are not. */
let tanaka: Television

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

async function issue(level: RegExp, digit: string): Promise<string> {
  const orderId = await draftOrder(sato, level)
  await submit(sato)
  await approve(orderId, digit)
  return orderId
}

async function approve(orderId: string, digit: string): Promise<void> {
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, digit)
  await goButton(yamada).click()
  await yamada.page.waitForURL(/#\/orders\//)
}

async function cancel(orderId: string): Promise<void> {
  const { page } = yamada
  await page.goto(`${story.town.origin}/municipality/#/orders/${orderId}`)
  await page.getByRole('button', { name: '取り消す' }).click()
  await page.getByRole('button', { name: /2秒 押し続けて/ }).focus()
  await page.keyboard.down(' ')
  await page
    .getByText(/取り消しました。/)
    .first()
    .waitFor()
  await page.keyboard.up(' ')
}

const ordersInForce = async (): Promise<readonly string[]> =>
  (await feedOf(story))
    .filter(({ status, standing }) => status === 'Actual' && standing === 'in_force')
    .map(({ orderId }) => orderId)

test('who signs in for the first time is asked once, and says that alerts may name them', async () => {
  yoshida = await story.openTelevision('yoshida')
  await consentToName(yoshida, 'shigeru')
  await signOut(yoshida)
  await consentToName(yoshida, 'chiyo')
  await signOut(yoshida)

  expect(await signIn(yoshida, 'shigeru')).toBe('letters')
  await signOut(yoshida)
})

test('an order of two people stands on the right televisions by name, in the middle of a PIN', async () => {
  tanaka = await story.openTelevision('tanaka-living')
  await bringCard(yoshida, 'shigeru')
  await yoshida.waitForScreen('pin')
  await typeDigits(yoshida, '34')

  const isPressed = pressAsItComes(yoshida)
  await issue(/避難指示の/, '4')

  await shows(yoshida, '𠮷田茂さん・葛\u{e0100}西千代さん')
  // Within the three seconds it does nothing.
  await isPressed
  await yoshida.press('back')
  expect(await headline(yoshida)).toBe('逃げてください')
  expect(await pictureOf(yoshida).isVisible()).toBe(false)
  expect(await alertOf(tanaka).isVisible()).toBe(false)
  expect(await pictureOf(tanaka).isVisible()).toBe(true)
})

test('the answer gives the number pad back, without its digits', async () => {
  await answer(yoshida, '3')

  await alertOf(yoshida).waitFor({ state: 'hidden' })
  expect(await pictureOf(yoshida).isVisible()).toBe(true)
  expect(await yoshida.screen()).toBe('pin')
  await waitForText(yoshida, '０けた入力ずみ')
})

test('the menu names it first, and opens it again', async () => {
  await yoshida.press('back', 1_200)
  await yoshida.waitForScreen('menu')
  await waitForText(yoshida, '防災のお知らせ 警戒レベル４')
  await yoshida.press('1')

  await shows(yoshida, /いまの答え/)
  await yoshida.press('back')
  await yoshida.press('back')
  await shows(yoshida, '続いています')
})

test('a correction stands whole again, and says what changed', async () => {
  const [orderId] = await ordersInForce()
  await sato.page.goto(`${story.town.origin}/municipality/#/orders/${orderId}`)
  await sato.page.getByRole('button', { name: '訂正する' }).click()
  await sato.page.waitForURL(/#\/drafts\//)
  await sato.page.getByRole('button', { name: /5 緊急安全確保/ }).click()
  await waitSaved(sato.page)
  await submit(sato)
  await approve(orderId ?? '', '5')

  await shows(yoshida, 'レベルが変わりました')
  await shows(yoshida, '緊急安全確保')
  await answer(yoshida, '1')
  await shows(yoshida, '続いています')
})

test('a cancel reaches who showed the order, also a television that was off meanwhile', async () => {
  const [orderId] = await ordersInForce()
  await yoshida.page.goto('about:blank')
  await cancel(orderId ?? '')
  await yoshida.page.goBack()

  await shows(yoshida, '逃げなくて大丈夫です')
  await pressAway(yoshida)
  await alertOf(yoshida).waitFor({ state: 'hidden' })
  expect(await alertOf(tanaka).isVisible()).toBe(false)
})

test('a half-written form stands there again with what was typed', async () => {
  await yoshida.takeCard()
  // Puts the strip of the letters away.
  await yoshida.press('back')
  await signIn(yoshida, 'shigeru', '2')
  await answerUpToPhone(yoshida)
  await typeDigits(yoshida, '090')
  const orderId = await issue(/避難指示の/, '4')
  await shows(yoshida, '逃げてください')
  // The second 決定 would press the digit in focus.
  await answerTrembling(yoshida, '3')

  await alertOf(yoshida).waitFor({ state: 'hidden' })
  expect(await yoshida.screen()).toBe('phone')
  await waitForText(yoshida, '３けた入力ずみ ０９０')
  await cancel(orderId)
  await shows(yoshida, '逃げなくて大丈夫です')
  await pressAway(yoshida)
  await waitForText(yoshida, '３けた入力ずみ ０９０')
})

test('a drill is a drill on every frame, and a real order takes its place at once', async () => {
  const trainee = await signInAt(story, 'sato', 'drill')
  const trainer = await signInAt(story, 'yamada', 'drill')
  const orderId = await draftOrder(trainee, /避難指示の/)
  await submit(trainee)
  await openWaiting(trainer, orderId)
  await trainer.page.getByLabel(/訓練を出すことば/).fill('くんれん')
  await goButton(trainer).click()
  await shows(yoshida, '【訓練】これは訓練です。本当の避難指示ではありません。')

  await issue(/高齢者等避難の/, '3')

  await shows(yoshida, '避難を始めてください')
  expect(await alertOf(yoshida).textContent()).not.toContain('訓練')
})

test('the alert stands there when nothing of the app has come', async () => {
  const page = await story.browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.route(/assets\/index-.*\.(js|css)$/, (route) => route.abort())
  await page.goto(`${story.town.origin}/tv/?box=yoshida`)

  const layer = page.locator('#mimamori-alerts')
  await layer.getByText('避難を始めてください').first().waitFor()
  expect(await layer.textContent()).toContain('𠮷田茂さん')
  expect(await page.locator('[data-screen]').count()).toBe(0)
  await page.context().setOffline(true)
  await page.waitForTimeout(1_000)
  expect(await layer.isVisible()).toBe(true)
  await page.close()
})
