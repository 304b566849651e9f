import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { DraftWords, OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Place } from '#emergency-alerts/contract/desk/order-view'
import type {
  OrderArea,
  OrderDocument,
  OrderStatus,
  OrderWords,
  Spoken,
  Standing,
} from '#emergency-alerts/contract/order-document'
import { orderShelterOf } from '../../areas/shelters/shelters-for.ts'
import { japaneseMark } from '../words/drill-mark.ts'
import { nameArea, spokenName } from '../words/name-area.ts'
import { levelOf } from '../words/order-kinds.ts'

export interface DocumentInput {
  readonly orderId: string
  readonly place: Place
  readonly revision: number
  readonly standing: Standing
  readonly draft: OrderDraft
  readonly file: AreaFile
  /** The documents issued before, of the same order. */
  readonly before: readonly OrderDocument[]
  readonly issuedAt: Date
}

/** An end stays to be heard of by boxes that were off, at least this long. */
const endHeardMs = 24 * 60 * 60_000

/**
 * The document of a version as it goes out, but for its recordings; null while it has no area. An
 * order or a correction concerns exactly the area that was approved. What ends an order concerns
 * everybody whom any of its revisions concerned, and sends nobody to a shelter.
 */
export function documentOf(input: DocumentInput): OrderDocument | null {
  const { orderId, place, revision, standing, draft, file, issuedAt } = input
  const areas = standing === 'in_force' ? ownAreas(draft, file) : formerAreas(input.before)
  if (areas.length === 0) return null
  const status = statusIn(place)
  const { hazard, kind, words } = draft
  return {
    orderId,
    revision,
    status,
    standing,
    municipality: { code: file.municipality.code, name: spokenName(file.municipality.name) },
    hazard,
    kind,
    level: levelOf(hazard, kind),
    areas,
    words: {
      ja: wordsOf(words.ja, japaneseMark[status]),
      easy: wordsOf(words.easy, japaneseMark[status]),
      en: wordsOf(words.en, englishMark[status]),
    },
    changed: draft.changed === null ? null : marked(draft.changed, japaneseMark[status]),
    voice: { opening: null, body: null },
    shelters: standing === 'in_force' ? sheltersOf(draft, file) : [],
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiryOf(input).toISOString(),
  }
}

/** A drill is `Exercise` because of where it was born; nothing that is written in it matters. */
export const statusIn = (place: Place): OrderStatus => (place === 'actual' ? 'Actual' : 'Exercise')

const englishMark = {
  Actual: { text: '', kana: '' },
  Exercise: { text: '[DRILL] ', kana: 'Drill. ' },
  Test: { text: '[TEST] ', kana: 'Test. ' },
} as const satisfies Record<OrderStatus, Spoken>

/** Japanese words as they go out of a place: in the drill place every sentence carries its mark. */
export const markedWords = (place: Place, words: DraftWords): OrderWords =>
  wordsOf(words, japaneseMark[statusIn(place)])

const wordsOf = ({ headline, what, act, otherwise }: DraftWords, mark: Spoken): OrderWords => ({
  headline: marked(headline, mark),
  what: marked(what, mark),
  act: marked(act, mark),
  otherwise: marked(otherwise, mark),
})

/** Every sentence carries the mark: each may be read, or heard, alone. */
const marked = ({ text, kana }: Spoken, mark: Spoken): Spoken => ({
  text: markSentences(text, mark.text),
  kana: markSentences(kana, mark.kana),
})

/** After a full stop; that of Mt. is none. */
const afterSentence = /(?<=[。！])|(?<=(?<!\bMt)[.!?] )/

const markSentences = (sentences: string, mark: string): string =>
  sentences
    .trim()
    .split(afterSentence)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => mark + sentence)
    .join('')

function ownAreas({ area }: OrderDraft, file: AreaFile): readonly OrderArea[] {
  return area === null ? [] : [{ name: nameArea(area, file).ja, extent: area }]
}

/** Each area once; together they are the union of all revisions. */
function formerAreas(before: readonly OrderDocument[]): readonly OrderArea[] {
  const areas = before.flatMap((document) => document.areas)
  return [...new Map(areas.map((area) => [JSON.stringify(area.extent), area])).values()]
}

const sheltersOf = ({ hazard, shelterIds }: OrderDraft, { shelters }: AreaFile) =>
  shelters
    .filter(({ shelterId }) => shelterIds.includes(shelterId))
    .map((shelter) => orderShelterOf(shelter, hazard))
    .filter((shelter) => shelter !== null)

function expiryOf({ standing, draft, before, issuedAt }: DocumentInput): Date {
  if (standing === 'in_force') return new Date(draft.expiresAt)
  const heard = issuedAt.getTime() + endHeardMs
  return new Date(Math.max(heard, ...before.map(({ expiresAt }) => Date.parse(expiresAt))))
}
