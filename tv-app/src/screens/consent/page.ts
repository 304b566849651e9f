import type { Page } from '../../page/page.ts'
import { consentText } from '../../text/consent.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, one, paper, person, row, type View } from '../page-parts.ts'
import type { Consent } from './state.ts'

interface Words {
  readonly title: string
  readonly lines: readonly string[]
  readonly rows: readonly string[]
}

function wordsOf({ registration, isDone }: Consent): Words {
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
  return registeredAt === null
    ? { title: consentText.question, lines, rows: [consentText.yes, consentText.no] }
    : { title: consentText.registered, lines, rows: [consentText.keep, consentText.withdraw] }
}

/** Plain consent: what it means, who sees it, and that it can be taken back. */
export function consentPage(state: Consent, personName: string | null, view: View): Page {
  const { title, lines, rows } = wordsOf(state)
  return paper(
    {
      screen: 'consent',
      title,
      titleSize: 'small',
      corner: person(personName),
      columns: one(
        ...lines.map((words) => line('body', words)),
        choices(
          rows.map((label, index) => row(index + 1, label)),
          state.focused,
        ),
      ),
      keys: { ok: keyText.choose, back: keyText.oneBack },
    },
    view,
  )
}
