import type { Page } from '../../page/page.ts'
import { receiptTimeWords } from '../../text/day.ts'
import { keyText } from '../../text/footer.ts'
import { formText } from '../../text/form.ts'
import { choices, help, line, one, paper, person, row, type View } from '../page-parts.ts'
import type { ReceiptOrigin, ReceiptShown } from './state.ts'

const backKeys = {
  menu: keyText.toMenu,
  letter: keyText.oneBack,
  forms: keyText.oneBack,
} as const satisfies Record<ReceiptOrigin, unknown>

function rejectedPage({ receipt, focused, backTo }: ReceiptShown, view: View): Page {
  return paper(
    {
      screen: 'rejected',
      title: formText.rejected,
      columns: one(
        line('body', formText.rejectedWhat(receipt.insurerName)),
        {
          kind: 'facts',
          facts: [
            {
              label: formText.rejectedReason,
              value: receipt.rejectedBecause ?? formText.rejectedNoReason,
            },
          ],
        },
        line('body', formText.rejectedTodo, { bold: formText.rejectedTodo }),
        choices([row(1, formText.understood)], focused),
        ...help(view),
      ),
      keys: { ok: keyText.choose, back: backKeys[backTo], canEnlarge: true },
    },
    view,
  )
}

/** Screen 13, and the same receipt when it is looked up later. */
export function receiptPage(state: ReceiptShown, personName: string | null, view: View): Page {
  if (state.receipt.state === 'rejected') return rejectedPage(state, view)
  const { insurerName, receiptNumber, receivedAt } = state.receipt
  const body =
    state.receipt.state === 'accepted'
      ? formText.acceptedBody(insurerName)
      : formText.sentBody(insurerName)
  return paper(
    {
      screen: 'receipt',
      title: formText.sent,
      titleMark: 'done',
      corner: person(personName),
      columns: one(
        line('body', body),
        {
          kind: 'receipt_number',
          label: formText.receiptNumber,
          number: formText.receipt(receiptNumber),
          note: receiptTimeWords(receivedAt),
        },
        line('note', formText.noNeedToCopy),
        choices([row(1, formText.understood)], 0),
      ),
      keys: { ok: backKeys[state.backTo], canEnlarge: true },
    },
    view,
  )
}
