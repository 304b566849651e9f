import type { LetterSummary } from '#cable-backend/contract/letter'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import type { Turn } from '../choice-list.ts'
import { rowsPerPage } from '../letters/state.ts'
import { onPlaceKey, type Place, startOfList } from '../paged-list.ts'

export interface Forms extends Place {
  readonly name: 'forms'
}

/** A letter that carries a form. */
export type FormLetter = LetterSummary & { readonly form: NonNullable<LetterSummary['form']> }

export type FormsAct =
  | { readonly kind: 'open'; readonly letter: FormLetter }
  | { readonly kind: 'leave' }

export const formsFromTop: Forms = { name: 'forms', ...startOfList }

const hasForm = (letter: LetterSummary): letter is FormLetter => letter.form !== null
const isDone = ({ form }: FormLetter): boolean => form.receipt !== null

/** Open ones first, the nearest deadline on top; then those that were handed in. */
export const formsOf = (letters: readonly LetterSummary[]): readonly FormLetter[] =>
  letters
    .filter(hasForm)
    .toSorted(
      (a, b) => Number(isDone(a)) - Number(isDone(b)) || a.form.dueOn.localeCompare(b.form.dueOn),
    )

export function onFormsKey(
  state: Forms,
  key: TvKey,
  { forms, size }: { readonly forms: readonly FormLetter[]; readonly size: TextSize },
): Turn<Forms, FormsAct> {
  if (forms.length === 0)
    return [state, key === 'ok' || key === '1' || key.startsWith('back') ? { kind: 'leave' } : null]
  const [place, act] = onPlaceKey(state, key, { count: forms.length, perPage: rowsPerPage(size) })
  const next: Forms = { name: 'forms', ...place }
  if (act === null) return [next, null]
  if (act.kind !== 'open') return [next, { kind: 'leave' }]
  const letter = forms[act.at]
  return [next, letter === undefined ? null : { kind: 'open', letter }]
}
