import { decodeJwt } from 'jose'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import { OrderView, type Place } from '#emergency-alerts/contract/desk/order-view'
import { OrderDocument } from '#emergency-alerts/contract/order-document'
import { type StaffId, simulatedStaff } from '../simulators/staff-provider/people.ts'
import type { StoryTown } from './story-town.ts'

/** A member of staff before a browser of their own. */
export interface Clerk {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page threw. */
  readonly complaints: readonly string[]
  /** An order as the desk's own routes tell it to this person. */
  order(orderId: string, place?: Place): Promise<OrderView>
}

const paths = { actual: '/municipality/', drill: '/municipality/drill/' } as const

/** Opens the town hall's pages and signs in through the simulated identity provider. */
export async function signInAt(
  { town, browser }: Pick<StoryTown, 'town' | 'browser'>,
  staffId: StaffId,
  place: Place = 'actual',
): Promise<Clerk> {
  const context = await newContext(browser)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${town.origin}${paths[place]}`)
  await page.getByRole('link', { name: /^職員アカウントで .*サインインする$/ }).click()
  await chooseStaff(page, staffId)
  await page.getByText('サインアウト').waitFor()
  return {
    page,
    context,
    complaints,
    order: async (orderId, at = place) => {
      const path = `${town.origin}/municipality/desk/${at}/orders/${orderId}`
      return OrderView.parse(await (await context.request.get(path)).json())
    },
  }
}

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  })

export async function chooseStaff(page: Page, staffId: StaffId): Promise<void> {
  const name = simulatedStaff.find((one) => one.staffId === staffId)?.name ?? ''
  await page.getByRole('button', { name }).click()
}

/** 新しい発令, up to a saved draft for 日和佐浦; answers its id. */
export async function draftOrder({ page }: Clerk, level: RegExp): Promise<string> {
  await page.locator('nav a[href="#/new"]').click()
  await page.getByRole('button', { name: level }).click()
  await page.waitForURL(/#\/drafts\//)
  await page.getByLabel('日和佐浦', { exact: true }).check()
  await waitSaved(page)
  return orderIn(page)
}

export const orderIn = (page: Page): string => page.url().split('/').at(-1) ?? ''

/** The draft is saved by itself; only then it can be looked at and submitted. */
export const waitSaved = (page: Page): Promise<void> => page.getByText(/自動保存/).waitFor()

/** From a saved draft to the submitted version. */
export async function submit({ page }: Clerk): Promise<void> {
  await page.getByRole('button', { name: '見本を確かめる' }).click()
  await page.getByRole('button', { name: '承認を求めて提出する' }).click()
  await page.waitForURL(/#\/waiting\//)
}

/** Opens what was submitted, for whoever decides on it. */
export async function openWaiting({ page }: Clerk, orderId: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/waiting/${orderId}`)
  await page.getByText('承認のことば').waitFor()
}

/** The number of homes as the page shows it beside the fields. */
export async function homesShown({ page }: Clerk): Promise<string> {
  const cells = page.locator('.approve-below tbody tr').first().locator('td b')
  return (await cells.last().textContent()) ?? ''
}

/** Types everything that the approver has to type. */
export async function typeApproval(clerk: Clerk, level: string): Promise<void> {
  await clerk.page.getByLabel('町の名前').fill('美波町')
  await clerk.page.getByLabel('警戒レベル（数字）').fill(level)
  await clerk.page.getByLabel(/届く世帯の数/).fill(await homesShown(clerk))
}

export const goButton = ({ page }: Clerk) => page.getByRole('button', { name: /を 出す$/ })

/** Every document that a relay would load now, as it was signed. */
export async function feedOf({ town }: StoryTown): Promise<readonly OrderDocument[]> {
  const answer = await fetch(`${town.origin}/municipality/feed`)
  const { orders } = OrderFeed.parse(await answer.json())
  return orders.map((signedOrder) => OrderDocument.parse(decodeJwt(signedOrder)))
}
