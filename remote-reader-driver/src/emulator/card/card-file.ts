import type { KeyName } from '../../jpki/profile/profile.ts'
import type { CardKey } from './keys/card-key.ts'

/** The PINs of a card; of the reference key in EF 0010 nobody knows what it is for. */
export type PinName = KeyName | 'reference'

/** An elementary file of the JPKI application. */
export type CardFile =
  | {
      readonly kind: 'transparent'
      readonly content: Uint8Array
      readonly needs: KeyName | 'nobody_knows' | null
    }
  | {
      readonly kind: 'pin'
      readonly pin: PinName
      readonly form: RegExp
      readonly mostTries: number
    }
  | { readonly kind: 'key'; readonly needs: KeyName; readonly key: CardKey | null }
  /** Can be selected, and nothing else is known of it. */
  | { readonly kind: 'closed' }

export type CardFiles = ReadonlyMap<number, CardFile>
