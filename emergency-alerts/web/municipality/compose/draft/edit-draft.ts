import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type {
  AreaSelection,
  DraftWords,
  Language,
  OrderDraft,
} from '#emergency-alerts/contract/desk/order-draft'
import type { VersionKind } from '#emergency-alerts/contract/desk/order-view'
import type { Hazard, OrderKind, Spoken } from '#emergency-alerts/contract/order-document'
import { liftWords } from '#emergency-alerts/src/orders/words/end-words'
import {
  fillWords,
  keepEdited,
  type WordsInput,
  type WordsOfOrder,
} from '#emergency-alerts/src/orders/words/fill-words'
import { nameArea } from '#emergency-alerts/src/orders/words/name-area'
import { sheltersNear } from './shelters-near.ts'

export type PartName = keyof DraftWords

/** Everything that a person changes in a draft; each act of the hand is one of these. */
export type DraftEdit =
  | { readonly kind: 'hazard'; readonly hazard: Hazard }
  | { readonly kind: 'order_kind'; readonly orderKind: OrderKind }
  | { readonly kind: 'tsunami' }
  | { readonly kind: 'cause'; readonly cause: Spoken | null }
  | { readonly kind: 'area'; readonly area: AreaSelection | null }
  | {
      readonly kind: 'part'
      readonly language: Language
      readonly part: PartName
      readonly words: Partial<Spoken>
    }
  | { readonly kind: 'part_as_filled'; readonly language: Language; readonly part: PartName }
  | { readonly kind: 'shelter'; readonly shelterId: string; readonly isOn: boolean }
  | { readonly kind: 'shelters_as_near' }
  | { readonly kind: 'expiry'; readonly expiresAt: Date }

export interface EditContext {
  readonly area: AreaFile
  /** What the version is for: a lift has words of its own and nothing else to change. */
  readonly versionKind: VersionKind
}

export const wordsInput = (
  { hazard, kind, area, cause }: OrderDraft,
  file: AreaFile,
): WordsInput => ({
  hazard,
  kind,
  area: area === null ? null : nameArea(area, file),
  cause: cause === null || cause.text === '' ? null : cause,
})

/** The words as they would be if nobody had touched them; null where no such order can be. */
export function filledWords(
  draft: OrderDraft,
  { area, versionKind }: EditContext,
): WordsOfOrder | null {
  const input = wordsInput(draft, area)
  return versionKind === 'lift' ? liftWords(input) : fillWords(input)
}

function withFilledWords(draft: OrderDraft, context: EditContext): OrderDraft {
  const filled = filledWords(draft, context)
  return filled === null ? draft : { ...draft, words: keepEdited(draft.words, filled) }
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each))

/** Shelters follow hazard and area until somebody chose others. */
function withNearShelters(before: OrderDraft, after: OrderDraft, area: AreaFile): OrderDraft {
  const isUntouched =
    before.shelterIds.length === 0 || isSameSet(before.shelterIds, sheltersNear(before, area))
  const fit = (id: string) =>
    area.shelters.some(
      ({ shelterId, kind, hazards }) =>
        shelterId === id && kind === 'emergency' && hazards.includes(after.hazard),
    )
  const shelterIds = isUntouched ? sheltersNear(after, area) : after.shelterIds.filter(fit)
  return { ...after, shelterIds }
}

/** What was filled in follows; what a hand wrote or chose stays, but for a shelter that is not fit. */
function follow(before: OrderDraft, after: OrderDraft, context: EditContext): OrderDraft {
  return withFilledWords(withNearShelters(before, after, context.area), context)
}

type Editor<Kind extends DraftEdit['kind']> = (
  draft: OrderDraft,
  edit: Extract<DraftEdit, { kind: Kind }>,
  context: EditContext,
) => OrderDraft

const writePart: Editor<'part'> = (draft, { language, part, words }) => {
  const before = draft.words[language][part]
  const text = words.text ?? before.text
  // English is read as it is written.
  const kana = language === 'en' ? text : (words.kana ?? before.kana)
  const written = { ...draft.words[language], [part]: { text, kana, isEdited: true } }
  return { ...draft, words: { ...draft.words, [language]: written } }
}

const fillPart: Editor<'part_as_filled'> = (draft, { language, part }, context) => {
  const filled = filledWords(draft, context)?.[language][part]
  if (filled === undefined) return draft
  const written = { ...draft.words[language], [part]: filled }
  return { ...draft, words: { ...draft.words, [language]: written } }
}

const chooseShelter: Editor<'shelter'> = (draft, { shelterId, isOn }) => {
  const others = draft.shelterIds.filter((id) => id !== shelterId)
  return { ...draft, shelterIds: isOn ? [...others, shelterId] : others }
}

/** Levels do not exist for a tsunami; leaving it for a level leaves the hazard, too. */
const chooseKind: Editor<'order_kind'> = (draft, { orderKind }, context) => {
  const hazard = draft.hazard === 'tsunami' ? 'flood' : draft.hazard
  return follow(draft, { ...draft, hazard, kind: orderKind }, context)
}

const chooseHazard: Editor<'hazard'> = (draft, { hazard }, context) => {
  const kind = hazard === 'tsunami' ? 'evacuation' : draft.kind
  return follow(draft, { ...draft, hazard, kind, cause: null }, context)
}

/** The draft after one act of the hand. */
export function editDraft(draft: OrderDraft, edit: DraftEdit, context: EditContext): OrderDraft {
  switch (edit.kind) {
    case 'hazard':
      return chooseHazard(draft, edit, context)
    case 'tsunami':
      return chooseHazard(draft, { kind: 'hazard', hazard: 'tsunami' }, context)
    case 'order_kind':
      return chooseKind(draft, edit, context)
    case 'cause':
      return follow(draft, { ...draft, cause: edit.cause }, context)
    case 'area':
      return follow(draft, { ...draft, area: edit.area }, context)
    case 'part':
      return writePart(draft, edit, context)
    case 'part_as_filled':
      return fillPart(draft, edit, context)
    case 'shelter':
      return chooseShelter(draft, edit, context)
    case 'shelters_as_near':
      return { ...draft, shelterIds: sheltersNear(draft, context.area) }
    case 'expiry':
      return { ...draft, expiresAt: edit.expiresAt.toISOString() }
  }
}
