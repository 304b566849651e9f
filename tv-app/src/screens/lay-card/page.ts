import type { Block, Page, Picture } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, paper, row, type View } from '../page-parts.ts'
import type { LayCard, Occasion, ReaderStage } from './state.ts'

interface Errand {
  /** Who gets the form, when the card is laid to send one. */
  readonly insurerName: string | null
  /** As the card itself told it; null before it was read. */
  readonly triesLeft: number | null
}

const titles = {
  sign_in: cardText.lay,
  submit: cardText.layAgain,
  gone: cardText.gone,
} as const satisfies Record<Occasion, string>

const leaveWords = {
  sign_in: cardText.stop,
  submit: cardText.backUnsent,
  gone: cardText.notToday,
} as const satisfies Record<Occasion, string>

const leaveKeys = {
  sign_in: keyText.stop,
  submit: keyText.backUnsent,
  gone: keyText.notToday,
} as const

const status = {
  waiting: cardText.waiting,
  looking: cardText.looking,
  not_seen: cardText.notSeen,
  reading: cardText.reading,
} as const satisfies Record<ReaderStage, string>

function submitWords(insurerName: string): readonly Block[] {
  const sheet: Block = { kind: 'panel', blocks: [line('body', cardText.notSentYet)] }
  return [
    line('body', cardText.beforeSending),
    line('body', cardText.thenSent(insurerName), { bold: cardText.thenSentBold }),
    sheet,
  ]
}

function goneWords(triesLeft: number | null): readonly Block[] {
  const tries = triesLeft === null ? '' : cardText.triesKnown(triesLeft)
  const words = `${cardText.nothingSent}${tries}`
  return [
    line('lead', cardText.putBack),
    triesLeft === null
      ? line('body', words)
      : line('body', words, { bold: cardText.triesBold(triesLeft) }),
  ]
}

function wordsOf({ occasion }: LayCard, errand: Errand, view: View): readonly Block[] {
  if (occasion === 'gone') return goneWords(errand.triesLeft)
  if (occasion === 'submit') return submitWords(errand.insurerName ?? '')
  if (view.size === 'largest') return [line('body', cardText.stepsInOne)]
  return [line('body', cardText.useCard), { kind: 'steps', steps: cardText.steps, now: null }]
}

function pictureOf({ occasion, stage }: LayCard): Picture {
  if (stage === 'reading') return 'remote_with_card'
  return occasion === 'gone' ? 'card_lifted' : 'remote_and_card'
}

/** Screens 03, 12 and 21. */
export function layCardPage(state: LayCard, errand: Errand, view: View): Page {
  const left: Block[] = [
    ...wordsOf(state, errand, view),
    line('lead', status[state.stage], { tone: 'status' }),
    choices([row(1, cardText.laid), row(2, leaveWords[state.occasion])], state.focused),
  ]
  const right: Block[] = [{ kind: 'picture', picture: pictureOf(state) }]
  return paper(
    {
      screen: state.occasion === 'gone' ? 'card_gone' : 'lay_card',
      title: titles[state.occasion],
      columns: { kind: 'words', left, right },
      keys: { ok: keyText.choose, back: leaveKeys[state.occasion] },
    },
    view,
  )
}
