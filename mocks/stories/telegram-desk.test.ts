import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { tsunamiXml } from '../fixtures/jma/telegram-xml.ts'
import { openStoryTown, type StoryTown } from './story-town.ts'
import { type Clerk, feedOf, signInAt } from './town-hall.ts'

jest.setTimeout(180_000)
let story: StoryTown
let sato: Clerk

beforeAll(async () => {
  story = await openStoryTown()
  sato = await signInAt(story, 'sato')
})
afterAll(async () => {
  await story.end()
})

async function paste(xml: string): Promise<void> {
  await sato.page.goto(`${story.town.origin}/municipality/#/telegrams`)
  await sato.page.getByLabel(/電文（XML）を/).fill(xml)
  await sato.page.getByRole('button', { name: '読む', exact: true }).click()
}

const warning = { eventId: '20261122090000' }

test('a tsunami warning becomes a draft by one press, and is never issued by itself', async () => {
  const { page } = sato
  await paste(tsunamiXml([{ kind: '51' }], warning))
  await page.getByText('下書きを 提案します').waitFor()
  await page.getByRole('button', { name: '下書きにして確かめる' }).click()
  await page.waitForURL(/\/municipality\/#\/drafts\//)
  await page.getByText('すぐ、高い所へ').first().waitFor()
  expect(await page.getByRole('button', { name: '津波' }).getAttribute('aria-pressed')).toBe('true')
  expect(await page.getByLabel('気象庁の警報').inputValue()).toBe('津波警報')
  expect(await feedOf(story)).toEqual([])

  await paste(tsunamiXml([{ kind: '51' }], { ...warning, infoType: '取消' }))
  await page.getByText('気象庁が 取り消しました').first().waitFor()
  await page.getByText('下書きにしました').click()
  await page.getByText('この提案は なくなりました').waitFor()
  await page.getByText('作った下書きが あります').waitFor()
})

test('a warning that is not used stays in the list and can be used after all', async () => {
  const { page } = sato
  const menu = page.getByRole('link', { name: /^電文取込/ })
  await paste(tsunamiXml([{ kind: '51' }], { eventId: '20261122100000' }))
  await page.getByText('未処理', { exact: true }).first().waitFor()
  await menu.getByText('1', { exact: false }).waitFor()
  await page.getByRole('button', { name: '使わない' }).click()
  await page.getByText('使わないことにしました。').waitFor()
  expect(await page.getByRole('button', { name: '下書きにして確かめる' }).count()).toBe(0)
  await menu.getByText('未処理').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'やはり 使う' }).click()
  await page.getByRole('button', { name: '下書きにして確かめる' }).waitFor()
})

test('a drill telegram can only go to the drill place', async () => {
  const { page } = sato
  await paste(tsunamiXml([{ kind: '51' }], { status: '訓練', headline: 'これは訓練です。' }))
  const use = page.getByRole('button', { name: '訓練の場の 下書きにする' })
  await use.waitFor()
  expect(await page.getByRole('button', { name: '下書きにして確かめる' }).count()).toBe(0)
  await use.click()
  await page.waitForURL(/\/municipality\/drill\/#\/drafts\//)
  await page.getByLabel('日和佐浦', { exact: true }).waitFor()
})

test('what cannot be read stays in the list with the reason', async () => {
  await paste('<Report><Control>')
  await sato.page.getByText('XML が 途中で切れているか、こわれています').first().waitFor()
  expect([...sato.complaints, ...story.faults]).toEqual([])
})
