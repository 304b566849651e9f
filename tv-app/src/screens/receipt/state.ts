import type { Receipt } from '#cable-backend/contract/letter'
import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

export type ReceiptOrigin = 'menu' | 'letter' | 'forms'

/** The proof that a form was sent, or the insurer's answer that it could not be taken. */
export interface ReceiptShown {
  readonly name: 'receipt'
  readonly letterId: string
  readonly receipt: Receipt
  readonly focused: number
  /** Where 決定 and 戻る lead. */
  readonly backTo: ReceiptOrigin
}
export type ReceiptAct = 'back'

export const receiptShown = (
  letterId: string,
  receipt: Receipt,
  backTo: ReceiptOrigin,
): ReceiptShown => ({ name: 'receipt', letterId, receipt, focused: 0, backTo })

/** Stays until a key is pressed; nothing on it vanishes by itself. */
export const onReceiptKey = (state: ReceiptShown, key: TvKey): Turn<ReceiptShown, ReceiptAct> =>
  onChoiceKey<ReceiptShown, ReceiptAct>(state, key, {
    acts: ['back'],
    leave: 'back',
    digits: 'choose',
  })
