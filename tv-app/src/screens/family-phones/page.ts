import type { FamilyPhone } from '#cable-backend/contract/family-phone'
import type { Block, ChoiceRow, Corner, Page, TextSize } from '../../page/page.ts'
import { dateWords } from '../../text/day.ts'
import { keyText } from '../../text/footer.ts'
import { phonesText } from '../../text/phones.ts'
import { choices, line, one, paper, person, row, type View } from '../page-parts.ts'
import { focusedRow, type Shown, shownAt } from '../paged-list.ts'
import { extentOfPhones, type FamilyPhones } from './state.ts'

interface Household {
  readonly phones: readonly FamilyPhone[]
  readonly personName: string | null
}

function phoneRow({ name, registeredAt, lastToldAt }: FamilyPhone, number: number): ChoiceRow {
  const told = lastToldAt === null ? phonesText.neverTold : phonesText.toldOn(dateWords(lastToldAt))
  return row(number, name, { sub: `${phonesText.registeredOn(dateWords(registeredAt))}　${told}` })
}

function cornerOf({ page, pages }: Shown, personName: string | null): Corner | null {
  if (pages === 1) return person(personName)
  const text = phonesText.sheets(page + 1, pages)
  return { kind: 'progress', text, at: page + 1, of: pages }
}

function rowsOf({ phones }: Household, shown: Shown, perPage: number): readonly ChoiceRow[] {
  const rows = phones.slice(shown.from, shown.to).map((phone, at) => phoneRow(phone, at + 1))
  const left = Math.min(perPage, phones.length - shown.to)
  const below = shown.hasMore ? phonesText.more(left) : phonesText.register
  return [...rows, row(rows.length + 1, below)]
}

/** At 特大 the phones themselves need the room. */
function wordsOf(count: number, size: TextSize): readonly Block[] {
  if (count === 0) return [line('lead', phonesText.none), line('body', phonesText.noneWhy)]
  return size === 'largest' ? [] : [line(size === 'standard' ? 'body' : 'note', phonesText.why)]
}

/** The list; without a phone it says what one would be good for. */
export function familyPhonesPage(state: FamilyPhones, household: Household, view: View): Page {
  const { phones, personName } = household
  const extent = extentOfPhones(phones)
  const shown = shownAt(state, extent)
  return paper(
    {
      screen: 'family_phones',
      title: state.news === null ? phonesText.title : phonesText[state.news],
      titleMark: state.news === null ? null : 'done',
      corner: cornerOf(shown, personName),
      columns: one(
        ...wordsOf(phones.length, view.size),
        choices(rowsOf(household, shown, extent.perPage), focusedRow(state, extent)),
      ),
      keys: {
        ok: keyText.choose,
        back: shown.page > 0 ? keyText.previousPage : keyText.oneBack,
        canEnlarge: true,
      },
    },
    view,
  )
}
