import type { ReaderTraffic } from '../log/apdu-words.ts'

/** What a tester can do wrong to the card and the radio. */
export interface ReaderFaults {
  /** The card is taken away at this command after power-up, counted from 1. */
  readonly removeAtApdu: number | null
  readonly apduMs: number
  readonly signMs: number
}

export type BoxNews =
  | { readonly kind: 'traffic'; readonly line: ReaderTraffic }
  /** Who lies there now. The removal fault fires once, and is null from then on. */
  | {
      readonly kind: 'card'
      readonly personaId: string | null
      readonly removeAtApdu: number | null
    }
  | { readonly kind: 'line_lost' }

/** A living room's box and remote as the tester's hands reach them. */
export interface BoxUnderTest {
  readonly layCard: (personaId: string) => Promise<void>
  readonly takeCard: () => Promise<void>
  readonly setFaults: (faults: ReaderFaults) => Promise<void>
  readonly onNews: (listener: (news: BoxNews) => void) => () => void
  /** Joins a television that runs in this page to the box host; absent where it uses a WebSocket. */
  readonly join?: (port: MessagePort) => void
  readonly close: () => void
}
