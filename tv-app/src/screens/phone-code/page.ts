import type { Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { addressToType, phonesText } from '../../text/phones.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import { minutesLeft, type PhoneCode } from './state.ts'

interface Around {
  readonly now: Date
  /** The operator's page for the family's phones. */
  readonly pageUrl: string
}

const inGroups = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** Address and number, each as large as it can be: somebody reads them out on the telephone. */
export function phoneCodePage(state: PhoneCode, { now, pageUrl }: Around, view: View): Page {
  const minutes = minutesLeft(state, now)
  if (minutes === 0) return overPage(state, view)
  const address = addressToType(pageUrl)
  return paper(
    {
      screen: 'phone_code',
      title: phonesText.code,
      columns: one(
        line(view.size === 'largest' ? 'note' : 'body', phonesText.codeHow),
        { kind: 'facts', facts: [{ label: phonesText.page, value: address }] },
        {
          kind: 'receipt_number',
          label: phonesText.number(minutes),
          number: inGroups(state.issued.code),
        },
        choices([row(1, phonesText.look)], state.focused),
      ),
      keys: { ok: keyText.look, back: keyText.oneBack, canEnlarge: true },
      spoken: [
        phonesText.code,
        phonesText.codeHow,
        address,
        [...state.issued.code].join('、'),
      ].join('。'),
    },
    view,
  )
}

const overPage = (state: PhoneCode, view: View): Page =>
  paper(
    {
      screen: 'phone_code_over',
      title: phonesText.over,
      columns: one(
        line('body', phonesText.overHow),
        choices([row(1, phonesText.newCode)], state.focused),
      ),
      keys: { ok: keyText.choose, back: keyText.oneBack, canEnlarge: true },
    },
    view,
  )
