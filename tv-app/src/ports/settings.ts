import * as z from 'zod/mini'
import type { TextSize } from '../page/page.ts'

/** What the box remembers when it is switched off. No session and no name are ever among it. */
export interface Settings {
  readonly textSize: () => TextSize
  readonly keepTextSize: (size: TextSize) => void
  /** Good for the number of letters that wait, and only together with the box's key. */
  readonly waitingToken: () => string | null
  readonly keepWaitingToken: (token: string | null) => void
}

const KeptTextSize = z.enum(['standard', 'large', 'largest'])
const textSizeName = 'mimamori.text-size'
const waitingTokenName = 'mimamori.waiting-token'

type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export const storedSettings = (storage: KeyValueStorage): Settings => ({
  textSize: () => {
    const kept = KeptTextSize.safeParse(storage.getItem(textSizeName))
    return kept.success ? kept.data : 'standard'
  },
  keepTextSize: (size) => storage.setItem(textSizeName, size),
  waitingToken: () => storage.getItem(waitingTokenName),
  keepWaitingToken: (token) =>
    token === null
      ? storage.removeItem(waitingTokenName)
      : storage.setItem(waitingTokenName, token),
})
