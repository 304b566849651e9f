import type { Block, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { startText } from '../../text/start.ts'
import { choices, line, paper, quiet, row, type View } from '../page-parts.ts'
import { type TextSizeChoice, textSizes } from './state.ts'

/** Screen 23: the sample follows the focus; on row 4 it shows the size in use. */
export function textSizePage(state: TextSizeChoice, view: View): Page {
  const shown = textSizes[state.focused] ?? view.size
  const sample: Block = {
    kind: 'sample',
    size: shown,
    blocks: [
      line('note', startText.sampleOf(startText.sizes[shown]), {
        tone: 'second',
        bold: `「${startText.sizes[shown]}」の文字`,
      }),
      line('lead', startText.sampleLead),
      line('body', startText.sampleBody),
    ],
  }
  const rows = [
    ...textSizes.map((size, index) =>
      row(index + 1, startText.sizes[size], {
        tag: size === view.size ? quiet(startText.sizeNow) : null,
      }),
    ),
    row(4, startText.moreSettings),
  ]
  return paper(
    {
      screen: 'text_size',
      title: startText.textSize,
      columns: { kind: 'words', left: [choices(rows, state.focused)], right: [sample] },
      keys: {
        ok: state.focused < textSizes.length ? keyText.keepSize : keyText.open,
        back: keyText.leaveSize,
      },
    },
    view,
  )
}
