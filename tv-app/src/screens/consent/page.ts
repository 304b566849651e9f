import type { Page } from '../../page/page.ts'
import { consentText } from '../../text/consent.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, one, paper, person, row, type View } from '../page-parts.ts'
import type { Consent, ConsentFrom } from './state.ts'

interface Words {
  readonly title: string
  readonly lines: readonly string[]
  readonly rows: readonly string[]
}

function wordsOf({ registration, isDone }: Consent, from: ConsentFrom): Words {
  const { name, registeredAt } = registration
  if (isDone)
    return registeredAt === null
      ? {
          title: consentText.withdrawn,
          lines: [consentText.withdrawnBody],
          rows: [consentText.understood],
        }
      : {
          title: consentText.given,
          lines: [consentText.givenBody(name)],
          rows: [consentText.understood],
        }
  const lines = [consentText.means(name), consentText.seen]
  if (registeredAt !== null)
    return { title: consentText.registered, lines, rows: [consentText.keep, consentText.withdraw] }
  const rows = [consentText.yes, consentText.no, ...(from === 'sign_in' ? [consentText.later] : [])]
  return { title: consentText.question, lines, rows }
}

interface Asked {
  readonly personName: string | null
  readonly from: ConsentFrom
}

/** Plain consent: what it means, who sees it, and that it can be taken back. */
export function consentPage(state: Consent, { personName, from }: Asked, view: View): Page {
  const { title, lines, rows } = wordsOf(state, from)
  const isTight = rows.length > 2 && view.size === 'largest'
  const back = from === 'settings' ? keyText.oneBack : keyText.later
  return paper(
    {
      screen: 'consent',
      title,
      titleSize: 'small',
      corner: person(personName),
      columns: one(
        ...lines.map((words) => line(isTight ? 'note' : 'body', words)),
        choices(
          rows.map((label, index) => row(index + 1, label)),
          state.focused,
        ),
      ),
      keys: { ok: keyText.choose, back: state.isDone && from === 'sign_in' ? keyText.goOn : back },
    },
    view,
  )
}
