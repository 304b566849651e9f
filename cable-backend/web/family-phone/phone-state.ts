import type { FamilyAlert } from '#cable-backend/contract/family-phone'
import type { ProblemCode } from '#cable-backend/contract/problem'

/** Why a phone was not registered, or not taken out; each has words that say what to do. */
export type Trouble = 'code_short' | 'code_wrong' | 'no_name' | 'wait' | 'full' | 'unreachable'

export interface Form {
  readonly code: string
  readonly name: string
}

export interface ArrivedAlert {
  readonly messageId: string
  readonly alert: FamilyAlert
  readonly arrivedAt: Date
}

/** Where the page is. */
export type PhoneState =
  /** `canPush`: whether this browser can be told; where it cannot, the page says what to do. */
  | {
      readonly at: 'form'
      readonly form: Form
      readonly trouble: Trouble | null
      readonly canPush: boolean
    }
  | { readonly at: 'sending'; readonly form: Form; readonly canPush: boolean }
  | { readonly at: 'denied'; readonly form: Form; readonly canPush: boolean }
  | {
      readonly at: 'done'
      readonly name: string
      readonly isSimulated: boolean
      readonly step: 'shown' | 'asking' | 'removing'
      readonly trouble: Trouble | null
      readonly alerts: readonly ArrivedAlert[]
    }
  | { readonly at: 'removed'; readonly canPush: boolean }

export const emptyForm: Form = { code: '', name: '' }

/** The digits of what was typed or pasted, in any width and with anything between. */
export const digitsOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 8)

/** 1234 5678: as it stands on the television. */
export const inGroups = (digits: string): string =>
  digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits

/** What keeps a form from being sent. */
export function faultOf({ code, name }: Form): Trouble | null {
  if (code.length !== 8) return 'code_short'
  return name.trim() === '' ? 'no_name' : null
}

/** What the page says to a refusal; null stands for no answer at all. */
export function troubleOf(code: ProblemCode | null): Trouble {
  if (code === 'pairing_code_invalid') return 'code_wrong'
  if (code === 'too_many_tries') return 'wait'
  if (code === 'too_many_phones') return 'full'
  return code === 'invalid_request' ? 'no_name' : 'unreachable'
}

export const troubleWords = {
  code_short: '番号は 8けたです。テレビに 出ている 番号を、ぜんぶ 入れてください。',
  code_wrong:
    '番号が ちがうか、10分が すぎました。テレビで 新しい 番号を 出して、もう一度 入れてください。',
  no_name: 'この電話の 名前を 入れてください。20文字までの、ふつうの 文字で。例: 長女のスマホ',
  wait: 'まちがいが 続いたので、10分 お待ちください。そのあと、テレビで 新しい 番号を 出してください。',
  full: '登録できる 電話は 10台までです。テレビで、使わない 電話を はずしてください。',
  unreachable: 'つながりませんでした。電波を たしかめて、もう一度 押してください。',
} as const satisfies Record<Trouble, string>
