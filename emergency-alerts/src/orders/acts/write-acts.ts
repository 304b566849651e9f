import canonicalize from 'canonicalize'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach, StaffMember, VersionKind } from '#emergency-alerts/contract/desk/order-view'
import { ok } from '#emergency-alerts/contract/result'
import type { CheckContext } from '../checks/check-draft.ts'
import { checkDraft } from '../checks/check-draft.ts'
import type { Finding } from '../checks/finding.ts'
import { type KeptOrder, type KeptVersion, lastIssued } from '../kept/kept-order.ts'
import { changedWords } from '../words/changed-words.ts'
import { hazardNames, kindNames } from '../words/order-kinds.ts'
import { mayAct, requireVersion } from './act-table.ts'
import { type Change, noChange, type Planned, refusal, versionWords } from './change.ts'
import { fitsDelivery } from './document-for.ts'

/** An act on a version, decided on the content that its etag names. */
export interface OnVersionBy {
  readonly by: StaffMember
  readonly version: number
  readonly etag: string
}

/** A draft as its kind of version allows it: `changed` says what is so, and an end changes no area. */
export function settledDraft(
  kind: VersionKind,
  draft: OrderDraft,
  before: OrderDraft | null,
): OrderDraft {
  if (before === null) return { ...draft, changed: null }
  if (kind === 'correction') return { ...draft, changed: changedWords(before, draft) }
  return { ...before, shelterIds: [], changed: null, words: draft.words }
}

export const firstVersion = (draft: OrderDraft): Change => ({
  ...noChange,
  opens: {
    version: 1,
    kind: 'order',
    draft: settledDraft('order', draft, null),
    state: 'draft',
    reason: null,
    reach: null,
  },
  log: [{ act: 'order_opened', sentence: `下書きを始めました（${subjectOf(draft)}）。` }],
})

export const subjectOf = ({ hazard, kind }: OrderDraft): string =>
  `${hazardNames[hazard].ja.text}・${kindNames[kind].ja.text}`

/** The same content again is saved already, whoever sends it. */
export function planSave(
  order: KeptOrder,
  on: OnVersionBy & { readonly draft: OrderDraft },
): Planned {
  const version = order.versions.find((each) => each.version === on.version)
  if (version === undefined) return refusal('not_found')
  const draft = settledDraft(version.kind, on.draft, lastIssued(order)?.draft ?? null)
  const allowed = mayAct('save', version, on.by)
  if (!allowed.ok) return refusal(allowed.error)
  if (canonicalize(draft) === canonicalize(version.draft)) return ok(noChange)
  const same = requireVersion('save', order, on)
  if (!same.ok) return refusal(same.error)
  const isNewHand = !version.editors.includes(on.by.staffId)
  const sentence = `${versionWords(version.version, version.kind)}の下書きに、手を入れました。`
  return ok({
    ...noChange,
    saves: { version: version.version, draft },
    log: isNewHand ? [{ act: 'draft_saved', sentence }] : [],
  })
}

/** What is not fit to go out is not submitted. */
export function planSubmit(
  order: KeptOrder,
  on: OnVersionBy & { readonly reach: Reach; readonly context: Omit<CheckContext, 'kind'> },
): Planned {
  const found = requireVersion('submit', order, on)
  if (!found.ok) return refusal(found.error)
  const version = found.value
  const unfit = unfitness(order, version, on.context)
  if (unfit !== null) return unfit
  const homes = on.reach.homes.toLocaleString('en-US')
  return ok({
    ...noChange,
    moves: [
      { version: version.version, to: 'submitted', as: 'submitted', reason: null, reach: on.reach },
    ],
    log: [
      {
        act: 'order_submitted',
        sentence: `${versionWords(version.version, version.kind)}を提出しました。対象は${homes}世帯です。`,
      },
    ],
  })
}

const areaCodes = ['area_missing', 'area_elsewhere', 'area_invalid'] as const
type AreaCode = (typeof areaCodes)[number]
const isAreaCode = (code: Finding['code']): code is AreaCode =>
  areaCodes.some((area) => area === code)

const tooLarge: Finding = {
  code: 'document_too_large',
  sentence:
    '角の多い囲みは、訂正のたびに重なって、テレビに送れる大きさをこえます。囲みの角を減らすか、町丁目で選んでください。いまの発令は、取り消しも解除も、このままできます。',
  at: 'area',
  suggestion: null,
}

/** The refusal of a version that must not go out as it is; null where it may. */
export function unfitness(
  order: KeptOrder,
  version: KeptVersion,
  context: Omit<CheckContext, 'kind'>,
): ReturnType<typeof refusal> | null {
  const { draft, kind } = version
  const findings = checkDraft(draft, { ...context, kind })
  if (findings.length === 0) {
    return fitsDelivery(order, version, context) ? null : refusal('order_too_large', [tooLarge])
  }
  const area = findings.map(({ code }) => code).find(isAreaCode)
  return refusal(area ?? 'draft_incomplete', findings)
}

/** Takes a submitted version back to write on. */
export function planWithdraw(order: KeptOrder, on: OnVersionBy): Planned {
  const found = requireVersion('withdraw', order, on)
  if (!found.ok) return refusal(found.error)
  const { version, kind } = found.value
  return ok({
    ...noChange,
    moves: [{ version, to: 'draft', as: null }],
    log: [{ act: 'order_withdrawn', sentence: `${versionWords(version, kind)}を取り下げました。` }],
  })
}

/** Gives up what was being written; it stays to be read. */
export function planDiscard(order: KeptOrder, on: OnVersionBy): Planned {
  const found = requireVersion('discard', order, on)
  if (!found.ok) return refusal(found.error)
  const { version, kind } = found.value
  return ok({
    ...noChange,
    moves: [{ version, to: 'rejected', as: 'decided', reason: '作成者が、やめました。' }],
    log: [{ act: 'order_discarded', sentence: `${versionWords(version, kind)}をやめました。` }],
  })
}
