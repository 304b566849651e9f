import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { openStoryTown, type StoryTown } from './story-town.ts'
import { answerUpToPhone, bringCard, choose, enterPin, readToTheEnd, typeDigits } from './viewer.ts'

jest.setTimeout(180_000)
let story: StoryTown

beforeAll(async () => {
  story = await openStoryTown({ moves: true })
})
afterAll(async () => {
  await story.end()
})

test('a resident signs in for the first time, reads, answers, and the insurer sees it verified', async () => {
  const tv = await story.openTelevision('tanaka-living')
  await bringCard(tv, 'hanako')
  await enterPin(tv, '1234')
  await tv.waitForScreen('first_use')
  expect(await tv.text()).toContain('田中花子です')
  await tv.press('2')
  await tv.press('ok')
  await tv.waitForScreen('first_use_check')
  expect(await tv.text()).toContain('あなたは、田中花子さんですか')
  await tv.press('ok')
  await tv.waitForScreen('consent')
  expect(await tv.focused()).toContain('あとで決める')
  await tv.press('back')

  await tv.waitForScreen('letters')
  expect(await tv.text()).toContain('年金の「現況届」のお願い')
  await choose(tv, '現況届')
  await readToTheEnd(tv)
  expect(await tv.focused()).toContain('この届けを出す')

  await tv.press('ok')
  await answerUpToPhone(tv)
  await typeDigits(tv, '09012345678')
  await tv.press('ok')
  await tv.waitForScreen('review')
  expect(await tv.text()).toContain('まだ送っていません')

  await tv.press('ok')
  await enterPin(tv, '1234')
  await tv.waitForScreen('receipt')
  const receiptNumber = receiptNumberIn(await tv.text())

  const desk = await story.browser.newPage()
  await desk.goto(`${story.town.origin}/insurers/midori/`)
  await desk.getByText('田中花子').first().click()
  await desk.getByText(/9 \/ 9\s*合格/).waitFor()
  expect(await desk.getByText(receiptNumber).count()).toBeGreaterThan(0)
  expect(await desk.content()).not.toContain('電子署名済み')

  await desk.emulateMedia({ media: 'print' })
  const main = desk.getByRole('main')
  expect(await main.evaluate((at) => at.scrollHeight - at.clientHeight)).toBeLessThan(2)
  await desk
    .locator('.mast')
    .getByText(/ の内容$/)
    .waitFor()

  const other = await story.browser.newPage()
  await other.goto(`${story.town.origin}/insurers/aoba/`)
  await other.getByText('受信箱').first().waitFor()
  expect(await other.getByText('田中花子').count()).toBe(0)
  expect(story.faults).toEqual([])
})

/** As the desk writes it: the TV shows the same digits full-width and spaced. */
function receiptNumberIn(text: string): string {
  const [found] = /[０-９]{4}\D{1,3}[０-９]{4}\D{1,3}[０-９]{4}/.exec(text) ?? []
  if (found === undefined) throw new Error(`no receipt number stands in: ${text}`)
  return found.normalize('NFKC').replace(/\D+/g, '-')
}
