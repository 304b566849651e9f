import type { WaitingLetters } from '#cable-backend/contract/letter'
import type { Block, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { startText } from '../../text/start.ts'

interface Broadcast {
  readonly waiting: WaitingLetters | null
  readonly hasStandInPicture: boolean
  /** The line of an order in force lies over the top. */
  readonly hasAlertStrip: boolean
}

/** The broadcast, with one line when letters wait: senders only, never a subject or a name. */
export function watchingPage({ waiting, hasStandInPicture, hasAlertStrip }: Broadcast): Page {
  const label: Block[] = hasStandInPicture
    ? [{ kind: 'label', text: startText.standIn, isBelowAlert: hasAlertStrip }]
    : []
  const words =
    waiting === null || waiting.unread === 0
      ? null
      : startText.strip(waiting.senders, waiting.unread)
  const strip: Block[] =
    words === null ? [] : [{ kind: 'strip', text: words, keyWords: startText.stripOpens }]
  return {
    screen: 'watching',
    ground: 'broadcast',
    title: '',
    titleSize: 'title',
    corner: null,
    columns: { kind: 'one', blocks: [...label, ...strip] },
    footer: words === null ? [] : [{ key: 'ok', words: keyText.open.long }],
    spoken: words ?? '',
  }
}
