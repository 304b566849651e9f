import type { Spoken } from '#emergency-alerts/contract/order-document'
import type { NamesLine } from '../words/names-line.ts'
import type { Look } from './look.ts'

export interface Plate {
  readonly words: readonly string[]
  /** 「訂正」 on a correction. */
  readonly tag: string | null
  readonly hasWave: boolean
  /** Who says it and when; one larger line on the pages that follow an answer. */
  readonly by: readonly string[]
}

export interface AnswerRow {
  readonly label: string
  readonly tag: string | null
}

/** What every page has. */
export interface Sheet {
  readonly look: Look
  /** The black band over everything of a drill. */
  readonly band: string | null
  readonly plate: Plate
  readonly rows: readonly AnswerRow[]
  readonly focused: number
  /** What the blue key does. */
  readonly blue: string
  /** What 戻る does, where it does something. */
  readonly back: string | null
  /** For the voice and for screen readers: the words of the page, in their order. */
  readonly sentences: readonly Spoken[]
}

/** Whom it calls, and to what. */
export interface Called {
  readonly names: NamesLine
  readonly headline: { readonly text: string; readonly size: number }
}

/** Where to go: the shelter, or what else to do. */
export interface Place {
  readonly caption: string
  readonly name: readonly string[]
  readonly how: readonly string[]
  /** For who cannot go there, where it is not said above; else ''. */
  readonly otherwise: string
}

/** A sentence of the body; what changed, and the act at level 5, stand out. */
export interface BodyLine {
  readonly text: string
  readonly isLoud: boolean
}

export interface OrderPage extends Sheet, Called {
  readonly kind: 'order'
  readonly lines: readonly BodyLine[]
  readonly place: Place | null
  /** Drawn where both ends are known; the words never wait for it. */
  readonly hasMap: boolean
  /** What the colour on the map means, where an area was drawn. */
  readonly mapKey: string | null
  /** Above the answers: other orders in force here, and the answer that was given before. */
  readonly notes: readonly string[]
}

export interface EndedPage extends Sheet, Called {
  readonly kind: 'ended'
  /** A tick where the municipality says that it is over, a clock where only its time is. */
  readonly picture: 'tick' | 'clock'
  readonly lines: readonly BodyLine[]
  readonly was: { readonly label: string; readonly text: string; readonly isStruck: boolean }
}

export interface TipsPage extends Sheet {
  readonly kind: 'tips'
  readonly title: string
  readonly note: string
  readonly tips: readonly { readonly picture: string; readonly lines: readonly string[] }[]
}

export interface HelpPage extends Sheet {
  readonly kind: 'help'
  readonly title: string
  readonly lines: readonly string[]
}

/** What stands on a page of the alert layer, in words; drawing adds nothing to it. */
export type AlertPage = OrderPage | EndedPage | TipsPage | HelpPage

/** One line over the broadcast; it takes no keys. */
export interface AlertStrip {
  readonly kind: 'strip'
  readonly look: Look
  /** 【訓練】. */
  readonly mark: string | null
  readonly name: string
  readonly state: string
}
