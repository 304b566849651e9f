import type { WaitingLetters } from '#cable-backend/contract/letter'
import type { Block, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { startText } from '../../text/start.ts'
import type { WatchingLine } from './state.ts'

interface Broadcast {
  readonly line: WatchingLine | null
  readonly waiting: WaitingLetters | null
  /** 「避難指示」, with 【訓練】 in a drill. */
  readonly alertName: string
  readonly hasStandInPicture: boolean
  /** The line of an order in force lies over the top. */
  readonly hasAlertStrip: boolean
}

function lineOf({ line, waiting, alertName }: Broadcast): Extract<Block, { kind: 'strip' }> | null {
  const keyWords = startText.stripOpens
  if (line === 'alert')
    return { kind: 'strip', picture: 'shelter', text: startText.alertStrip(alertName), keyWords }
  if (line === null || waiting === null) return null
  const text = startText.strip(waiting.senders, waiting.unread)
  return { kind: 'strip', picture: 'letter', text, keyWords }
}

/**
 * The broadcast, with one line: the way back to the order in force, else that letters wait, by their
 * senders only, never a subject or a name.
 */
export function watchingPage(broadcast: Broadcast): Page {
  const { hasStandInPicture, hasAlertStrip } = broadcast
  const label: Block[] = hasStandInPicture
    ? [{ kind: 'label', text: startText.standIn, isBelowAlert: hasAlertStrip }]
    : []
  const strip = lineOf(broadcast)
  return {
    screen: 'watching',
    ground: 'broadcast',
    title: '',
    titleSize: 'title',
    corner: null,
    columns: { kind: 'one', blocks: strip === null ? label : [...label, strip] },
    footer: strip === null ? [] : [{ key: 'ok', words: keyText.open.long }],
    spoken: strip?.text ?? '',
  }
}
