import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { usualTimes } from '#cable-backend/src/alert-relay/wiring/usual-limits'
import { openStoryTown, type StoryTown } from './story-town.ts'
import {
  type Clerk,
  draftOrder,
  goButton,
  openWaiting,
  signInAt,
  submit,
  typeApproval,
} from './town-hall.ts'
import {
  choose,
  consentToName,
  moveFocus,
  openFamilyPhones,
  type Television,
  waitForText,
} from './viewer.ts'

jest.setTimeout(180_000)
let story: StoryTown
/** In 日和佐浦, where the order is for. */
let tv: Television
/** The daughter's browser, far away. */
let page: Page

beforeAll(async () => {
  const relayTimes = { ...usualTimes, resendAfterMs: [1_000], givenUpAfterMs: 4_000 }
  story = await openStoryTown({ relayTimes })
  tv = await story.openTelevision('yoshida')
  page = await story.browser.newPage({ viewport: { width: 390, height: 844 } })
})
afterAll(async () => {
  await story.end()
})

/** What a resident reads out on the telephone: the address and the eight digits. */
async function readOut(): Promise<{ readonly address: string; readonly code: string }> {
  const words = (await tv.text()).normalize('NFKC')
  const [, address] = /ページ\s+(\S+)/u.exec(words) ?? []
  const [, first, second] = /使えます\)\s*(\d{4})\s(\d{4})/u.exec(words) ?? []
  if (address === undefined || first === undefined || second === undefined)
    throw new Error(`address and number do not stand in: ${words}`)
  return { address, code: first + second }
}

async function issue(sato: Clerk, yamada: Clerk): Promise<void> {
  const orderId = await draftOrder(sato, /避難指示の/)
  await submit(sato)
  await openWaiting(yamada, orderId)
  await typeApproval(yamada, '4')
  await goButton(yamada).click()
  await yamada.page.waitForURL(/#\/orders\//)
}

const alert = () => tv.page.frameLocator('iframe[title="テレビの画面"]').locator('#mimamori-alerts')

test('without a phone the television says what one is good for', async () => {
  await consentToName(tv, 'shigeru')
  await openFamilyPhones(tv)

  await waitForText(tv, '登録した電話は、まだありません')
  expect(await tv.focused()).toContain('電話を登録する')
})

test('what is read out from the screen registers a phone, and the screen says so by itself', async () => {
  await tv.press('ok')
  await tv.waitForScreen('phone_code')
  const { address, code } = await readOut()
  await page.goto(`http://${address}`)
  await page.getByLabel('テレビの 番号').fill(code)
  await page.getByLabel('この電話の 名前').fill('長女のスマホ')
  await page.getByText('試験用の 電話として 登録').click()
  await page.getByText('登録できました').waitFor()

  await waitForText(tv, '電話を、登録しました')
  expect(await tv.text()).toContain('長女のスマホ')
  expect(await tv.text()).toContain('まだ知らせていません')
})

test('an order that stands on the television unanswered is told to the phone, by name', async () => {
  const [sato, yamada] = [await signInAt(story, 'sato'), await signInAt(story, 'yamada')]
  await issue(sato, yamada)
  await alert().getByText('逃げてください').first().waitFor()

  await page.getByRole('heading', { name: '警戒レベル4 避難指示（美波町）' }).waitFor()
  await page.getByText('𠮷田茂さんの家の テレビから、まだ 返事がありません。').waitFor()
  await tv.press('3')
  await tv.press('ok')
  await alert().waitFor({ state: 'hidden' })
  await tv.press('back')
  await tv.waitForScreen('settings')
  await choose(tv, '家族の電話')
  await waitForText(tv, 'に知らせました')
})

test('a phone is taken out on the television only after it was asked', async () => {
  await tv.press('1')
  await tv.waitForScreen('phone_removal')
  expect(await tv.focused()).toContain('はずさない')
  await tv.press('ok')
  await tv.waitForScreen('family_phones')
  expect(await tv.text()).toContain('長女のスマホ')

  await tv.press('1')
  await tv.waitForScreen('phone_removal')
  await moveFocus(tv, 'down')
  await choose(tv, 'はずす')
  await waitForText(tv, '電話を、はずしました')
  await waitForText(tv, '登録した電話は、まだありません')
  expect([...tv.complaints, ...story.faults]).toEqual([])
})
