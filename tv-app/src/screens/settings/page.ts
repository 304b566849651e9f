import type { Page } from '../../page/page.ts'
import { consentText } from '../../text/consent.ts'
import { keyText } from '../../text/footer.ts'
import { phonesText } from '../../text/phones.ts'
import { startText } from '../../text/start.ts'
import { choices, line, one, paper, person, row, type View } from '../page-parts.ts'
import { type Settings, settingsActs } from './state.ts'

/** Reading aloud, and 「終わる」 for the person whose letters can be read now. */
export function settingsPage(state: Settings, personName: string | null, view: View): Page {
  const labels = {
    read_aloud: startText.hearScreen,
    alert_name: consentText.settingsRow,
    family_phones: phonesText.title,
    sign_out: startText.signOut(personName ?? ''),
    menu: startText.backToMenu,
    leave: startText.backToMenu,
  } as const
  const rows = settingsActs(personName !== null).map((act, index) => row(index + 1, labels[act]))
  return paper(
    {
      screen: 'settings',
      title: startText.settings,
      corner: person(personName),
      columns: one(
        ...(personName === null ? [line('body', startText.nobody)] : []),
        choices(rows, state.focused),
        ...(personName === null
          ? []
          : [line('note', startText.signOutNote, { tone: 'second' as const })]),
      ),
      keys: { ok: keyText.choose, back: keyText.oneBack },
    },
    view,
  )
}
