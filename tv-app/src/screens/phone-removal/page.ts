import type { Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { phonesText } from '../../text/phones.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import type { PhoneRemoval } from './state.ts'

/** A name may be long: it stands on a line of its own and is never cut. */
export const phoneRemovalPage = ({ phone, focused }: PhoneRemoval, view: View): Page =>
  paper(
    {
      screen: 'phone_removal',
      title: phonesText.removal,
      columns: one(
        line('lead', phonesText.removalOf(phone.name)),
        line('body', phonesText.removalMeans),
        choices([row(1, phonesText.keep), row(2, phonesText.remove)], focused),
      ),
      keys: { ok: keyText.choose, back: keyText.oneBack, canEnlarge: true },
    },
    view,
  )
