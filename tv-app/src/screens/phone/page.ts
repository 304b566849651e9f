import type { Block, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { formText } from '../../text/form.ts'
import { line, paper, type View } from '../page-parts.ts'
import { isPhoneComplete, type PhoneEntry, phoneLengthOf } from './state.ts'

function statusOf(typed: string): string {
  if (typed === '') return formText.phoneNone
  if (!typed.startsWith('0')) return formText.phoneNotZero
  return isPhoneComplete(typed) ? formText.phoneAll : formText.phoneSome(typed.length)
}

/** The number pad of the PIN, with digits that can be read. */
export function phonePage(state: PhoneEntry, view: View): Page {
  const left: Block[] = [
    line('body', formText.phoneWhich),
    { kind: 'digits', typed: state.typed, of: phoneLengthOf(state.typed) },
    line('lead', statusOf(state.typed)),
  ]
  const right: Block[] = [{ kind: 'pad', focused: state.pad, ready: isPhoneComplete(state.typed) }]
  return paper(
    {
      screen: 'phone',
      title: formText.phoneTitle,
      columns: { kind: 'words', left, right },
      keys: {
        ok: keyText.press,
        back: state.typed === '' ? keyText.oneBack : keyText.deleteOne,
        canEnlarge: true,
      },
    },
    view,
  )
}
