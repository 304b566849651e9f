import type { ChoiceRow, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { lettersText } from '../../text/letters.ts'
import { rowsPerPage } from '../letters/state.ts'
import { bold, choices, line, one, paper, person, quiet, row, type View } from '../page-parts.ts'
import { focusedRow, shownAt } from '../paged-list.ts'
import type { FormLetter, Forms } from './state.ts'

interface Drawer {
  readonly forms: readonly FormLetter[]
  readonly personName: string | null
}

function tagOf({ form }: FormLetter): ChoiceRow['tag'] {
  if (form.receipt === null) return bold(lettersText.due(form.dueOn))
  return form.receipt.state === 'rejected' ? bold(lettersText.replied) : quiet(lettersText.sent)
}

const formRow = (letter: FormLetter, number: number): ChoiceRow =>
  row(number, letter.insurer.name, {
    icon: 'form',
    sub: lettersText.formName(letter.form.year),
    tag: tagOf(letter),
  })

function noFormsPage(personName: string | null, view: View): Page {
  return paper(
    {
      screen: 'forms_empty',
      title: lettersText.forms,
      corner: person(personName),
      columns: one(
        { kind: 'picture', picture: 'empty_tray' },
        line('lead', lettersText.noForms),
        line('body', lettersText.noFormsNote),
        choices([row(1, lettersText.backToMenu)], 0),
      ),
      keys: { ok: keyText.firstScreen, canEnlarge: true },
    },
    view,
  )
}

/** Forms of the yearly status check, drawn like the list of letters. */
export function formsPage(state: Forms, { forms, personName }: Drawer, view: View): Page {
  if (forms.length === 0) return noFormsPage(personName, view)
  const extent = { count: forms.length, perPage: rowsPerPage(view.size) }
  const shown = shownAt(state, extent)
  const rows = forms.slice(shown.from, shown.to).map((form, index) => formRow(form, index + 1))
  const left = Math.min(extent.perPage, forms.length - shown.to)
  const more = shown.hasMore ? [row(rows.length + 1, lettersText.nextForms(left))] : []
  return paper(
    {
      screen: 'forms',
      title: lettersText.forms,
      corner: person(personName),
      columns: one(choices([...rows, ...more], focusedRow(state, extent))),
      keys: {
        ok: keyText.open,
        back: shown.page > 0 ? keyText.previousPage : keyText.firstScreen,
        canEnlarge: true,
      },
    },
    view,
  )
}
