import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { CancelReason } from '#emergency-alerts/contract/desk/desk-acts'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { StaffMember, VersionKind } from '#emergency-alerts/contract/desk/order-view'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { ok } from '#emergency-alerts/contract/result'
import { type KeptOrder, type KeptVersion, openVersion } from '../kept/kept-order.ts'
import { cancelWords, liftWords } from '../words/end-words.ts'
import type { WordsInput } from '../words/fill-words.ts'
import { nameArea } from '../words/name-area.ts'
import { noChange, type Opening, type Planned, refusal, versionWords } from './change.ts'
import { closeOpen, requireInForce } from './decide-acts.ts'
import { documentFor } from './document-for.ts'
import { settledDraft } from './write-acts.ts'

interface NextBy {
  readonly by: StaffMember
  readonly area: AreaFile
}

const inputOf = ({ hazard, kind, area, cause }: OrderDraft, file: AreaFile): WordsInput => ({
  hazard,
  kind,
  area: area === null ? null : nameArea(area, file),
  cause,
})

/** Opens a correction with the order as it stands, to be changed and approved by another. */
export const planCorrect = (order: KeptOrder, { by }: NextBy): Planned =>
  planNext(order, by, 'correction', ({ draft }) => draft)

/** Opens a lift with ready words: the danger is over. */
export const planLift = (order: KeptOrder, { by, area }: NextBy): Planned =>
  planNext(order, by, 'lift', ({ draft }) => ({
    ...draft,
    words: liftWords(inputOf(draft, area)),
  }))

function planNext(
  order: KeptOrder,
  by: StaffMember,
  kind: 'correction' | 'lift',
  draftOf: (inForce: KeptVersion) => OrderDraft,
): Planned {
  const found = requireInForce(kind === 'lift' ? 'lift' : 'correct', order, by)
  if (!found.ok) return found
  if (openVersion(order) !== null) return refusal('not_possible_now')
  const opens = nextOf(order, kind, settledDraft(kind, draftOf(found.value), found.value.draft))
  const sentence = `${versionWords(opens.version, kind)}の下書きを始めました。`
  return ok({ ...noChange, opens, log: [{ act: `${kind}_opened`, sentence }] })
}

const nextOf = (order: KeptOrder, kind: VersionKind, draft: OrderDraft): Opening => ({
  version: order.versions.length + 1,
  kind,
  draft,
  state: 'draft',
  reason: null,
  reach: null,
})

const reasonWords = { mistake: 'まちがい', not_needed: '不要' } as const satisfies Record<
  CancelReason,
  string
>

/** A cancel of what is in force, with its ready words; null where nothing can be cancelled. */
export function readyCancel(
  order: KeptOrder,
  inForce: KeptVersion,
  {
    area,
    reason,
    now,
  }: { readonly area: AreaFile; readonly reason: CancelReason; readonly now: Date },
): { readonly opens: Opening; readonly document: OrderDocument } | null {
  const words = cancelWords(reason, inputOf(inForce.draft, area))
  const opens: Opening = {
    ...nextOf(order, 'cancel', settledDraft('cancel', { ...inForce.draft, words }, inForce.draft)),
    state: 'issued',
    reason: reasonWords[reason],
    reach: inForce.reach,
  }
  const version: KeptVersion = { ...inForce, ...opens, document: null }
  const document = documentFor(order, version, { area, now })
  return document === null ? null : { opens, document }
}

/**
 * Issues a cancel at once with its ready words, by anybody on duty: 38 minutes went by in Hawaii
 * because nobody could. What was being written of the order ends with it.
 */
export function planCancel(
  order: KeptOrder,
  { by, area, reason, now }: NextBy & { readonly reason: CancelReason; readonly now: Date },
): Planned {
  const found = requireInForce('cancel', order, by)
  if (!found.ok) return found
  const inForce = found.value
  const ready = readyCancel(order, inForce, { area, reason, now })
  if (ready === null) return refusal('not_possible_now')
  const sentence = `第${inForce.version}版を取り消しました（${reasonWords[reason]}）。ほかの人の確認を待っています。`
  return ok({
    ...noChange,
    moves: [
      { version: inForce.version, to: 'cancelled', as: null },
      ...closeOpen(order, '発令を取り消したため、終わりました。'),
    ],
    opens: ready.opens,
    issues: { version: ready.opens.version, document: ready.document },
    log: [{ act: 'order_cancelled', sentence }],
  })
}
