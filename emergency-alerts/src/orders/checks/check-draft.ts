import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { VersionKind } from '#emergency-alerts/contract/desk/order-view'
import { faultInCombination, hazardNames } from '../words/order-kinds.ts'
import { checkArea } from './check-area.ts'
import { checkWords } from './check-words.ts'
import type { Finding } from './finding.ts'

export interface CheckContext {
  readonly kind: VersionKind
  readonly area: AreaFile
  readonly now: Date
}

const longestHours = 72
const hourMs = 60 * 60_000

/** Everything to mend before a draft may be submitted or issued; empty where it is fit. */
export function checkDraft(draft: OrderDraft, context: CheckContext): readonly Finding[] {
  const combination = faultInCombination(draft.hazard, draft.kind)
  return [
    combination === null ? null : finding('combination_impossible', combination, 'kind'),
    checkArea(draft.area, context.area),
    ...checkWords(draft),
    ...checkShelters(draft, context.area),
    checkExpiry(draft, context),
    context.kind === 'correction' && draft.changed === null
      ? finding('nothing_changed', '訂正で変わったところが、まだありません。', 'changed')
      : null,
  ].filter((each) => each !== null)
}

const finding = (code: Finding['code'], sentence: string, at: string): Finding => ({
  code,
  sentence,
  at,
  suggestion: null,
})

function checkShelters({ hazard, shelterIds }: OrderDraft, file: AreaFile): readonly Finding[] {
  const known = new Map(file.shelters.map((shelter) => [shelter.shelterId, shelter]))
  return shelterIds.flatMap((shelterId) => {
    const shelter = known.get(shelterId)
    if (shelter?.kind === 'emergency' && shelter.hazards.includes(hazard)) return []
    const name = shelter?.name.text ?? shelterId
    const sentence = `${name}は、${hazardNames[hazard].ja.text}の避難場所ではありません。外してください。`
    return [finding('shelter_unfit', sentence, `shelterIds.${shelterId}`)]
  })
}

/** A lift and a cancel have no term of their own: they stay as long as what they end might. */
function checkExpiry({ expiresAt }: OrderDraft, { kind, now }: CheckContext): Finding | null {
  if (kind === 'lift' || kind === 'cancel') return null
  const leftMs = Date.parse(expiresAt) - now.getTime()
  if (leftMs <= 0) return finding('expiry_past', '期限が、過ぎています。', 'expiresAt')
  if (leftMs <= longestHours * hourMs) return null
  const sentence = `期限は、${longestHours}時間先までです。のばすときは、訂正を出します。`
  return finding('expiry_far', sentence, 'expiresAt')
}
