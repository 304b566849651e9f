import type { Block, Page } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { line, paper, type View } from '../page-parts.ts'
import { type PinEntry, pinLength } from './state.ts'

function countWords(filled: number): string {
  if (filled === 0) return cardText.pinNone
  return filled === pinLength ? cardText.pinAll : cardText.pinSome(filled, pinLength)
}

/** Screen 04. Says how many digits are in, never which; no name, because nobody is signed in. */
export function pinPage(state: PinEntry, isForSending: boolean, view: View): Page {
  const filled = state.typed.length
  const left: Block[] = [
    line('body', cardText.pinWhich),
    { kind: 'pin_boxes', filled, of: pinLength },
    line('lead', countWords(filled)),
    line('note', `${cardText.padNote}\n${cardText.padZero}`, { tone: 'second' }),
  ]
  const right: Block[] = [{ kind: 'pad', focused: state.pad, ready: filled === pinLength }]
  return paper(
    {
      screen: 'pin',
      title: isForSending ? cardText.pinTitleSending : cardText.pinTitle,
      columns: { kind: 'words', left, right },
      keys: { ok: keyText.press, back: filled === 0 ? keyText.stop : keyText.deleteOne },
    },
    view,
  )
}
