import type { StaffRole } from '#emergency-alerts/contract/desk/order-view'

/** Invented staff of the town hall's disaster section. */
export interface SimulatedStaff {
  readonly staffId: string
  readonly name: string
  readonly kana: string
  readonly roles: readonly StaffRole[]
  readonly duty: string
}

export const simulatedStaff = [
  {
    staffId: 'sato',
    name: '佐藤 美咲',
    kana: 'さとう みさき',
    roles: ['drafter'],
    duty: '作成担当',
  },
  {
    staffId: 'yamada',
    name: '山田 徹',
    kana: 'やまだ とおる',
    roles: ['approver'],
    duty: '承認担当',
  },
  {
    staffId: 'nishi',
    name: '西 恵子',
    kana: 'にし けいこ',
    roles: ['drafter', 'approver'],
    duty: '作成担当・承認担当',
  },
  {
    staffId: 'oka',
    name: '岡 健一',
    kana: 'おか けんいち',
    roles: ['viewer'],
    duty: '見るだけ',
  },
] as const satisfies readonly SimulatedStaff[]

export type StaffId = (typeof simulatedStaff)[number]['staffId']
