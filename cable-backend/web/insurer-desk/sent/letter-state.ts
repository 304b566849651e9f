import type { LetterEvent, LetterEventKind, SentNotice } from '#cable-backend/contract/insurer'

type Tone = 'ok' | 'care' | 'bad' | 'info' | 'plain'

interface StateWords {
  readonly word: string
  readonly tone: Tone
  readonly icon: 'check' | 'clock' | 'cross' | 'letter' | 'arrow'
}

const words = {
  accepted: { word: '受け付けた', tone: 'plain', icon: 'clock' },
  delivered: { word: '届いた', tone: 'plain', icon: 'letter' },
  opened: { word: '本人が開いた', tone: 'info', icon: 'letter' },
  acted: { word: '届け出が来た', tone: 'care', icon: 'clock' },
  insurer_accepted: { word: '受理', tone: 'ok', icon: 'check' },
  insurer_rejected: { word: '却下', tone: 'bad', icon: 'cross' },
} as const satisfies Record<LetterEventKind, StateWords>

const order = Object.keys(words)

/** Where a letter stands: the furthest of its events, whatever order they came in. */
export function letterState(events: readonly LetterEvent[]): StateWords {
  const furthest = events.reduce<LetterEventKind>(
    (far, { kind }) => (order.indexOf(kind) > order.indexOf(far) ? kind : far),
    'accepted',
  )
  return words[furthest]
}

/** What happened, as the desk says it, with what it means. */
const eventWords = {
  accepted: ['私書箱が受け付けた', '文と PDF を そのまま しまいました'],
  delivered: ['私書箱に届いた', 'この時から いつでも読めます'],
  opened: ['本人が開いた', 'テレビの自動の読み込みは 数えません'],
  acted: ['届け出を受け取った', '受付番号を 本人のテレビに出しました'],
  insurer_accepted: ['受理した', '本人のテレビに 出ます'],
  insurer_rejected: ['却下した', '理由が 本人のテレビに 出ます'],
} as const satisfies Record<LetterEventKind, readonly [string, string]>

export interface EventLine {
  readonly at: Date
  readonly what: string
  readonly meaning: string
}

/** The history of a letter, newest first; an event's own detail takes the place of its meaning. */
export const eventLines = (events: readonly LetterEvent[]): readonly EventLine[] =>
  events
    .map(({ kind, at, detail }) => {
      const [what, meaning] = eventWords[kind]
      return { at: new Date(at), what, meaning: detail ?? meaning }
    })
    .reverse()

export const eventTime = (notice: SentNotice, kind: LetterEventKind): Date | null => {
  const event = notice.events.find((one) => one.kind === kind)
  return event === undefined ? null : new Date(event.at)
}

/** Newest first; a letter without any event yet counts as the newest. */
export function byNewest(notices: readonly SentNotice[]): readonly SentNotice[] {
  const sentAt = (notice: SentNotice) =>
    eventTime(notice, 'accepted')?.getTime() ?? Number.POSITIVE_INFINITY
  return [...notices].sort((a, b) => sentAt(b) - sentAt(a))
}
