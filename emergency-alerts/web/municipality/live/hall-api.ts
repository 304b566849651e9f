import { AreaFile } from '#emergency-alerts/contract/area-file'
import {
  type Approval,
  AtDraft,
  type Cancel,
  Log,
  Me,
  type OnVersion,
  OrderList,
  type SaveDraft,
  type WithReason,
} from '#emergency-alerts/contract/desk/desk-acts'
import type { AreaSelection, OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import { OrderView, type Place, Reach } from '#emergency-alerts/contract/desk/order-view'
import { TelegramList, TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { act, ask, sending, type Way } from './ask.ts'

export interface HallDoor extends Way {
  /** Where the desk's routes begin, as seen from the page: `./desk`. */
  readonly door: string
  /** The page's own place: every order it sees or changes lies there. */
  readonly place: Place
}

/** What an act on an order sends, and under which key the server knows it again. */
export interface Press<Body> {
  readonly orderId: string
  readonly body: Body
  readonly key: string
}

/** The desk's routes for the pages of one place. */
export function createHallApi(hall: HallDoor) {
  const orders = `${hall.door}/${hall.place}/orders`
  const telegrams = `${hall.door}/telegrams`
  const onOrder = <Body>(name: string, { orderId, body, key }: Press<Body>) =>
    act(hall, {
      path: `${orders}/${orderId}/${name}`,
      schema: OrderView,
      init: sending('POST', body, key),
    })
  return {
    place: hall.place,
    me: () => ask(hall, { path: `${hall.door}/me`, schema: Me }),
    area: () => ask(hall, { path: `${hall.door}/area`, schema: AreaFile }),
    orders: () => ask(hall, { path: orders, schema: OrderList }),
    /** Whatever the page's own place: a real order interrupts a drill. */
    actualOrders: () => ask(hall, { path: `${hall.door}/actual/orders`, schema: OrderList }),
    order: (orderId: string) => ask(hall, { path: `${orders}/${orderId}`, schema: OrderView }),
    log: () => ask(hall, { path: `${hall.door}/log`, schema: Log }),
    reach: (area: AreaSelection) =>
      ask(hall, {
        path: `${hall.door}/${hall.place}/reach`,
        schema: Reach,
        init: sending('POST', { area }),
      }),
    /** Says that this page has the draft open, and asks who else has. */
    atDraft: (orderId: string) =>
      ask(hall, {
        path: `${orders}/${orderId}/open-draft`,
        schema: AtDraft,
        init: sending('POST', {}),
      }),
    open: (draft: OrderDraft, key: string) =>
      act(hall, { path: orders, schema: OrderView, init: sending('POST', draft, key) }),
    save: (orderId: string, body: SaveDraft) =>
      act(hall, {
        path: `${orders}/${orderId}/draft`,
        schema: OrderView,
        init: sending('PUT', body),
      }),
    submit: (press: Press<OnVersion>) => onOrder('submit', press),
    withdraw: (press: Press<OnVersion>) => onOrder('withdraw', press),
    giveBack: (press: Press<WithReason>) => onOrder('return', press),
    reject: (press: Press<WithReason>) => onOrder('reject', press),
    discard: (press: Press<OnVersion>) => onOrder('discard', press),
    approve: (press: Press<Approval>) => onOrder('approve', press),
    cancel: (press: Press<Cancel>) => onOrder('cancel', press),
    countersign: (press: Press<OnVersion>) => onOrder('countersign', press),
    correct: (press: Press<Record<string, never>>) => onOrder('correct', press),
    lift: (press: Press<Record<string, never>>) => onOrder('lift', press),
    telegrams: () => ask(hall, { path: telegrams, schema: TelegramList }),
    /** Brings a telegram in as it came; the same bytes again are the same telegram. */
    bringTelegram: (xml: Uint8Array<ArrayBuffer>) =>
      act(hall, {
        path: telegrams,
        schema: TelegramView,
        init: { method: 'POST', body: xml, headers: { 'Content-Type': 'application/xml' } },
      }),
    /** Makes a draft of what a telegram proposes, in the place that is the telegram's. */
    useTelegram: (telegramId: string, draft: number, key: string) =>
      act(hall, {
        path: `${telegrams}/${telegramId}/draft`,
        schema: OrderView,
        init: sending('POST', { draft }, key),
      }),
    setTelegramAside: (telegramId: string, isSetAside: boolean) =>
      act(hall, {
        path: `${telegrams}/${telegramId}/aside`,
        schema: TelegramView,
        init: sending('POST', { isSetAside }),
      }),
    telegramPath: (telegramId: string) => `${telegrams}/${telegramId}/raw`,
    signOut: () => hall.fetchFrom(`${hall.door}/sign-out`, { method: 'POST' }),
    /** Where an issued order lies in a standard's form. */
    exportPath: (orderId: string, form: 'cap.xml' | 'l-alert.xml') =>
      `${orders}/${orderId}/${form}`,
  }
}
export type HallApi = ReturnType<typeof createHallApi>
