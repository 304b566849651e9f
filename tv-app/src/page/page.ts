/**
 * A screen in words: what stands on it, in reading order, and what has the focus. Screens return
 * it from pure functions; the canvas (Lightning), the hidden DOM mirror and the tests read it.
 */
export interface Page {
  /** Stable name of the screen, for tests and the mirror: `menu`, `pin`, `letter`. */
  readonly screen: string
  readonly ground: 'paper' | 'broadcast'
  readonly title: string
  /** Used where the whole does not fit beside the corner. */
  readonly shortTitle?: string
  /** Stands before the title while there is room: the app's mark, a green tick. */
  readonly titleMark?: 'mark' | 'done' | null
  readonly titleSize: 'title' | 'small'
  readonly corner: Corner | null
  readonly columns: Columns
  readonly footer: readonly FooterKey[]
  /** What the blue key reads aloud; never a PIN digit. */
  readonly spoken: string
}

export type Columns =
  | { readonly kind: 'one'; readonly blocks: readonly Block[] }
  /** `list`: 1176 px of choices and a panel; `words`: 880 px of words and a picture or a pad. */
  | {
      readonly kind: 'list' | 'words'
      readonly left: readonly Block[]
      readonly right: readonly Block[]
    }

export type Corner =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'clock'; readonly text: string }
  | { readonly kind: 'progress'; readonly text: string; readonly at: number; readonly of: number }
  | { readonly kind: 'text'; readonly text: string }
  /** Who wrote a letter, with the sender's mark, and its day. */
  | { readonly kind: 'sender'; readonly name: string; readonly day: string }

export type TextStyle = 'lead' | 'body' | 'note' | 'question' | 'letter' | 'heading'
/** `status`: what is so right now (カードを待っています…), in indigo. */
export type Tone = 'ink' | 'second' | 'care' | 'done' | 'status'

export type Block =
  | {
      readonly kind: 'text'
      readonly style: TextStyle
      readonly tone: Tone
      readonly text: string
      /** Part of the text that is drawn bold; must occur in it. */
      readonly bold?: string
    }
  | { readonly kind: 'choices'; readonly rows: readonly ChoiceRow[]; readonly focused: number }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Circles with numbers and one act each; the step that is happening now is marked. */
  | { readonly kind: 'steps'; readonly steps: readonly string[]; readonly now: number | null }
  | { readonly kind: 'pin_boxes'; readonly filled: number; readonly of: number }
  | { readonly kind: 'pad'; readonly focused: PadKey; readonly ready: boolean }
  /**
   * × for a try that is gone, ● for one that is left, always with words beside it. The first line
   * of the words is drawn large, what follows a line feed is the explanation.
   */
  | { readonly kind: 'tries'; readonly left: number; readonly of: number; readonly text: string }
  | { readonly kind: 'digits'; readonly typed: string; readonly of: number }
  | {
      readonly kind: 'receipt_number'
      readonly label: string
      readonly number: string
      /** A quiet line under the number: the day and time. */
      readonly note?: string
    }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'panel'; readonly blocks: readonly Block[] }
  /** A sheet whose words are drawn in `size`, whatever the size of the page. */
  | { readonly kind: 'sample'; readonly size: TextSize; readonly blocks: readonly Block[] }
  /** Stands to the right of the choice before it: 「３ページのうち １ ●○○」. */
  | { readonly kind: 'page_dots'; readonly text: string; readonly at: number; readonly of: number }
  /** The strip over the broadcast: one line and the key that opens it. */
  | {
      readonly kind: 'strip'
      readonly picture: 'letter' | 'shelter'
      readonly text: string
      readonly keyWords: string
    }
  /** At the top left; a line lower where an order in force has the first. */
  | { readonly kind: 'label'; readonly text: string; readonly isBelowAlert?: boolean }
  | { readonly kind: 'sender'; readonly name: string }

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface ChoiceRow {
  /** Shown before the words and accepted as a digit key. */
  readonly number: number | null
  readonly icon: Picture | null
  readonly label: string
  /** A second line: sender and day, or what the answer was about. */
  readonly sub: string | null
  /** An insurer before the second line, drawn with its mark. */
  readonly sender?: string
  /** `bold`: filled tag (まだ読んでいません); `quiet`: plain words (読みました). */
  readonly tag: ChoiceTag | null
  readonly look: 'plain' | 'off' | 'review'
}

export interface ChoiceTag {
  readonly text: string
  readonly look: 'bold' | 'quiet'
  /** Used where the whole does not fit: まだ. */
  readonly short?: string
}

export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | 'delete'
  | 'proceed'

export type Picture =
  | 'house'
  | 'letter'
  | 'letter_unread'
  | 'letter_open'
  | 'form'
  | 'shelter'
  | 'text_size'
  | 'remote_and_card'
  | 'remote_with_card'
  | 'card_lifted'
  | 'card_locked'
  | 'network'
  | 'done'
  | 'empty_tray'

export type FooterKeyName = 'ok' | 'back' | 'blue' | 'yellow' | 'up_down' | 'left_right' | 'numbers'

export interface FooterKey {
  readonly key: FooterKeyName
  readonly words: string
  /** Used where the whole does not fit: 文字 for 大きな文字. */
  readonly short?: string
  /** For `numbers`: the highest number that is a choice. */
  readonly upTo?: number
}

/** 標準, 大, 特大: 1, 1.25 and 1.5 times. */
export type TextSize = 'standard' | 'large' | 'largest'
