import type { Place } from '#emergency-alerts/contract/desk/order-view'
import type { Route } from '../route/routes.ts'

/** What the two places are called: they share no menu, no heading and no confirmation word. */
export interface PlaceWords {
  readonly place: Place
  /** Top left, in the masthead. */
  readonly env: readonly [string, string | null]
  readonly menuName: string
  readonly now: string
  readonly write: string
  readonly waiting: string
  readonly inForce: string
  readonly log: string
  /** 発令 or 訓練発令, before a verb or a number. */
  readonly order: string
  /** Before every heading that stands alone. */
  readonly mark: string
  /** Before the verb of a button. */
  readonly doing: string
  /** Alone before a group of buttons, and in the title of the window. */
  readonly sign: string
  readonly signOut: string
}

export const placeWords = {
  actual: {
    place: 'actual',
    env: ['本番', '実際に届きます'],
    menuName: '防災',
    now: 'いまの状況',
    write: '新しい発令',
    waiting: '承認待ち',
    inForce: '発令中',
    log: '記録',
    order: '発令',
    mark: '',
    doing: '',
    sign: '',
    signOut: 'サインアウト',
  },
  drill: {
    place: 'drill',
    env: ['訓練', null],
    menuName: '訓練',
    now: '訓練の状況',
    write: '訓練の作成',
    waiting: '訓練の承認',
    inForce: '訓練の発令中',
    log: '訓練の記録',
    order: '訓練発令',
    mark: '訓練の',
    doing: '訓練を',
    sign: '【訓練】',
    signOut: '訓練を終えて サインアウト',
  },
} as const satisfies Record<Place, PlaceWords>

export const titleOf = (route: Route, words: PlaceWords): string =>
  words.sign +
  {
    now: words.now,
    new: words.write,
    draft: words.write,
    preview: words.write,
    waiting: words.waiting,
    approve: words.waiting,
    in_force: words.inForce,
    order: words.inForce,
    telegrams: '電文取込',
    log: words.log,
    paper: '紙の手順',
  }[route.page]
