import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Hazard, OrderKind } from '#emergency-alerts/contract/order-document'
import { filledWords } from './edit-draft.ts'

const hourMs = 60 * 60_000
const lastsHours = 12

const empty = { text: '', kana: '', isEdited: false }
const noWords = { headline: empty, what: empty, act: empty, otherwise: empty }

/** A draft as it is begun: everything that can be filled in is filled in, for half a day. */
export function newDraft(
  { hazard, kind }: { readonly hazard: Hazard; readonly kind: OrderKind },
  { area, now }: { readonly area: AreaFile; readonly now: Date },
): OrderDraft {
  const draft: OrderDraft = {
    hazard,
    kind,
    cause: null,
    area: null,
    words: { ja: noWords, easy: noWords, en: noWords },
    shelterIds: [],
    expiresAt: new Date(now.getTime() + lastsHours * hourMs).toISOString(),
    changed: null,
  }
  return { ...draft, words: filledWords(draft, { area, versionKind: 'order' }) ?? draft.words }
}
