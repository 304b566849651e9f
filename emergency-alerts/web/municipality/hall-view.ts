import type { Freshness } from '#desk-theme/live/freshness.ts'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { Me } from '#emergency-alerts/contract/desk/desk-acts'
import type { OrderView, StaffRole } from '#emergency-alerts/contract/desk/order-view'
import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import type { HallApi } from './live/hall-api.ts'
import type { PlaceWords } from './words/place-words.ts'

/** What the frame around the pages of one place sees. */
export interface HallFrame {
  readonly api: HallApi
  readonly me: Me
  readonly words: PlaceWords
  readonly orders: readonly OrderView[]
  /** Of the Agency, newest first; none in the drill place, which only gets drafts of them. */
  readonly telegrams: readonly TelegramView[]
  /** By the server's clock. */
  readonly now: Date
  /** When the orders were told last, by the server's clock; null before the first news. */
  readonly newsAt: Date | null
  readonly age: Freshness
  /** Why nothing can be sent now; null when it can. */
  readonly off: string | null
}

/** What every page of one place sees. */
export interface HallView extends HallFrame {
  readonly area: AreaFile
}

export const hasRole = ({ me }: Pick<HallFrame, 'me'>, role: StaffRole): boolean =>
  me.staff.roles.includes(role)

const roleNames = {
  drafter: '作成担当',
  approver: '承認担当',
  viewer: '閲覧',
} as const satisfies Record<StaffRole, string>

/** 作成担当・承認担当 */
export const roleWords = ({ staff }: Me): string =>
  staff.roles.map((role) => roleNames[role]).join('・')
