import type { Page, Picture } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { progressChoice, progressText } from '../../text/progress.ts'
import { choices, line, paper, row, type View } from '../page-parts.ts'
import type { Progress, Wait } from './state.ts'

const pictureOf = (wait: Wait): Picture => {
  if (wait === 'reading' || wait === 'checking_pin' || wait === 'signing') return 'remote_with_card'
  return wait === 'fetching_letters' || wait === 'fetching_letter' ? 'letter' : 'form'
}

/** The words follow what the card is being asked at this moment. */
export function progressPage(state: Progress, view: View): Page {
  const { title, body } = progressText[state.wait]
  const isSending = state.wait === 'sending' || state.wait === 'confirming'
  const left = [
    line('lead', body, { tone: 'status' }),
    choices([row(1, isSending ? progressChoice.leaveIt : progressChoice.stop)], state.focused),
  ]
  return paper(
    {
      screen: `wait_${state.wait}`,
      title,
      columns: {
        kind: 'words',
        left,
        right: [{ kind: 'picture', picture: pictureOf(state.wait) }],
      },
      keys: {
        ok: isSending ? keyText.toMenu : keyText.stop,
        back: isSending ? keyText.toMenu : keyText.stop,
      },
    },
    view,
  )
}
