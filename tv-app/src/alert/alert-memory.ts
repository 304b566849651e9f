import type { AlertAnswer, BoxProfile } from '#cable-backend/contract/alert-stream'
import {
  flag,
  list,
  nullable,
  number,
  oneOf,
  type Read,
  readJson,
  shape,
  text,
  whole,
} from './proof/read-json.ts'
import { readAnswer, readProfile, readSignedOrder } from './proof/read-stream.ts'
import type { AlertState, OrderMark } from './state/alert-state.ts'
import type { Seen } from './state/seen.ts'

/** What the box keeps when it is switched off; signatures are proven anew when it comes back. */
export interface KeptAlerts {
  readonly profile: BoxProfile | null
  readonly orders: readonly string[]
  readonly marks: readonly (readonly [orderId: string, mark: OrderMark])[]
  readonly outbox: readonly AlertAnswer[]
  /** The latest time that was ever proven, ms since 1970. */
  readonly notBefore: number
}

const readSeen: Read<Seen> = shape({ revision: whole(1), message: text(), issuedAt: text() })

const readMark: Read<OrderMark> = shape({
  shown: nullable(readSeen),
  settled: nullable(readSeen),
  displayed: whole(0),
  answer: oneOf('evacuating', 'need_help', 'safe', null),
  answerId: nullable(text()),
  answeredAt: number(0, Number.MAX_VALUE),
  isHelpTold: flag,
  touchedAt: number(0, Number.MAX_VALUE),
})

const readEntry: Read<readonly [string, OrderMark]> = (json) => {
  const [orderId, mark] = list((part) => part, { least: 2, most: 2 })(json)
  return [text()(orderId), readMark(mark)]
}

const readKept: Read<KeptAlerts> = shape({
  profile: nullable(readProfile),
  orders: list(readSignedOrder),
  marks: list(readEntry),
  outbox: list(readAnswer),
  notBefore: number(0, Number.MAX_VALUE),
})

const name = 'mimamori.alerts'

export interface AlertMemory {
  /** Null when nothing was kept, or nothing that can be read. */
  readonly recall: () => KeptAlerts | null
  /** What does not fit is left out, the orders first: answers are never given up for them. */
  readonly keep: (state: AlertState, notBefore: number) => void
}

type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem'>

const keptOf = (state: AlertState, notBefore: number): KeptAlerts => ({
  profile: state.profile,
  orders: Object.values(state.orders).map(({ signedOrder }) => signedOrder),
  marks: Object.entries(state.marks),
  outbox: state.outbox,
  notBefore,
})

export const storedAlerts = (storage: KeyValueStorage): AlertMemory => ({
  recall: () => readJson(readKept, storage.getItem(name) ?? ''),
  keep: (state, notBefore) => {
    const kept = keptOf(state, notBefore)
    const isKept = (what: KeptAlerts): boolean => {
      try {
        storage.setItem(name, JSON.stringify(what))
        return true
      } catch {
        return false
      }
    }
    if (!isKept(kept)) isKept({ ...kept, orders: [] })
  },
})
