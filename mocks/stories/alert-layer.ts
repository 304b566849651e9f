import type { Television } from './viewer.ts'

const screenOf = (tv: Television) => tv.page.frameLocator('iframe[title="テレビの画面"]')

/** What lies over everything of a television while an order concerns it. */
export const alertOf = (tv: Television) => screenOf(tv).locator('#mimamori-alerts')

/** What the app itself draws on. */
export const pictureOf = (tv: Television) => screenOf(tv).locator('canvas')

/** Waits until these words stand on the alert layer of a television. */
export const shows = (tv: Television, words: string | RegExp): Promise<void> =>
  alertOf(tv).getByText(words).first().waitFor({ timeout: 20_000 })

/** The largest words in front; '' where no page is. */
export async function headline(tv: Television): Promise<string> {
  const [words = ''] = await alertOf(tv).locator('h1:visible').allTextContents()
  return words
}

/** Presses 決定 a moment after an alert has come, however long the test takes to hear of it. */
export const pressAsItComes = (tv: Television): Promise<void> =>
  tv.page.evaluate(async (momentMs) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="テレビの画面"]')
    const layer = frame?.contentDocument?.querySelector('#mimamori-alerts')
    const ok = document.querySelector<HTMLElement>('.k-ok')
    if (!layer || ok === null) throw new Error('no television, or no remote')
    await new Promise<void>((resolve) => {
      const watcher = new MutationObserver(() => layer.querySelector('h1') !== null && resolve())
      watcher.observe(layer, { subtree: true, childList: true })
    })
    await new Promise((resolve) => setTimeout(resolve, momentMs))
    ok.click()
  }, 500)

/**
 * 決定, after the three seconds in which nobody can press an alert away. They begin with a frame that
 * a busy machine shows later than the words can be found: where nothing happens it is pressed again.
 */
export async function pressAway(tv: Television): Promise<void> {
  const before = await headline(tv)
  await tv.page.waitForTimeout(3_000)
  for (let press = 0; press < 5; press += 1) {
    await tv.press('ok')
    for (let look = 0; look < 20; look += 1) {
      if ((await headline(tv)) !== before) return
      await tv.page.waitForTimeout(100)
    }
  }
  throw new Error(`「${before}」 cannot be pressed away`)
}

/** 1 going, 2 help, 3 safe. */
export async function answer(tv: Television, row: '1' | '2' | '3'): Promise<void> {
  await tv.press(row)
  await pressAway(tv)
}

/** As `answer`, by a finger that trembles: 決定 goes down twice. */
export async function answerTrembling(tv: Television, row: '1' | '2' | '3'): Promise<void> {
  await tv.press(row)
  await tv.page.waitForTimeout(4_000)
  await tv.page.evaluate(async (betweenMs) => {
    const ok = document.querySelector<HTMLElement>('.k-ok')
    ok?.click()
    await new Promise((resolve) => setTimeout(resolve, betweenMs))
    ok?.click()
  }, 120)
}
