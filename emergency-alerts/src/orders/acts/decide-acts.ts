import type { Approval } from '#emergency-alerts/contract/desk/desk-acts'
import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { ok } from '#emergency-alerts/contract/result'
import type { CheckContext } from '../checks/check-draft.ts'
import { type KeptOrder, type KeptVersion, openVersion } from '../kept/kept-order.ts'
import { levelOf } from '../words/order-kinds.ts'
import { endedBy, mayAct, requireVersion } from './act-table.ts'
import { type Change, type Move, noChange, type Planned, refusal, versionWords } from './change.ts'
import { documentFor } from './document-for.ts'
import { differingFields } from './typed-confirmation.ts'
import { type OnVersionBy, subjectOf, unfitness } from './write-acts.ts'

const sendBacks = {
  return: { to: 'returned', act: 'order_returned', word: '差し戻しました' },
  reject: { to: 'rejected', act: 'order_rejected', word: '却下しました' },
} as const

/** Sends a submitted version back to be mended, or turns it down for good. */
export function planSendBack(
  how: keyof typeof sendBacks,
  order: KeptOrder,
  on: OnVersionBy & { readonly reason: string },
): Planned {
  const found = requireVersion(how, order, on)
  if (!found.ok) return refusal(found.error)
  const { version, kind } = found.value
  const { to, act, word } = sendBacks[how]
  return ok({
    ...noChange,
    moves: [{ version, to, as: 'decided', reason: on.reason }],
    log: [{ act, sentence: `${versionWords(version, kind)}を${word}。理由：${on.reason}` }],
  })
}

/**
 * Issues a submitted version by a second person who typed what it is. The version that was in force
 * gives way to it; there must be one for a correction or a lift.
 */
export function planApprove(
  order: KeptOrder,
  on: OnVersionBy & {
    readonly typed: Approval['typed']
    readonly context: Omit<CheckContext, 'kind'>
  },
): Planned {
  const found = requireVersion('approve', order, on)
  if (!found.ok) return refusal(found.error)
  const version = found.value
  const inForce = order.versions.find(({ state }) => state === 'issued') ?? null
  if (version.kind !== 'order' && inForce === null) return refusal('not_possible_now')
  const unfit = unfitness(order, version, on.context)
  if (unfit !== null) return unfit
  const { draft, reach } = version
  const differing = differingFields(on.typed, {
    place: order.place,
    municipality: on.context.area.municipality.name.text,
    level: levelOf(draft.hazard, draft.kind),
    homes: reach?.homes ?? -1,
  })
  if (differing.length > 0) return refusal('confirmation_differs')
  const document = documentFor(order, version, on.context)
  return document === null ? refusal('area_missing') : ok(issue(version, inForce, document))
}

const issuedWords = {
  order: '承認し、発令しました',
  correction: '承認し、訂正を出しました',
  lift: '承認し、解除しました',
  cancel: '取り消しました',
} as const

function issue(version: KeptVersion, inForce: KeptVersion | null, document: OrderDocument): Change {
  const homes = (version.reach?.homes ?? 0).toLocaleString('en-US')
  const name = versionWords(version.version, version.kind)
  return {
    ...noChange,
    moves: [
      ...endOf(inForce, endedBy[version.kind]),
      { version: version.version, to: 'issued', as: 'decided', reason: null },
    ],
    issues: { version: version.version, document },
    log: [
      {
        act: 'order_issued',
        sentence: `${name}を${issuedWords[version.kind]}（${subjectOf(version.draft)}、${homes}世帯）。`,
      },
    ],
  }
}

const endOf = (inForce: KeptVersion | null, to: Move['to'] | null): readonly Move[] =>
  inForce === null || to === null ? [] : [{ version: inForce.version, to, as: null }]

/** Whoever cancelled alone is confirmed by another afterwards. */
export function planCountersign(order: KeptOrder, on: OnVersionBy): Planned {
  const found = requireVersion('countersign', order, on)
  if (!found.ok) return refusal(found.error)
  const { version, countersigned } = found.value
  if (countersigned !== null) return refusal('already_decided')
  return ok({
    ...noChange,
    moves: [{ version, to: 'issued', as: 'countersigned' }],
    log: [
      { act: 'cancel_countersigned', sentence: `第${version}版（取り消し）を、確かめました。` },
    ],
  })
}

/** What is still being written when the order ends is over with it. */
export function closeOpen(order: KeptOrder, reason: string): readonly Move[] {
  const open = openVersion(order)
  return open === null ? [] : [{ version: open.version, to: 'rejected', as: null, reason }]
}

/** An order in force whose time is over; null where there is nothing to do. */
export function planExpiry(order: KeptOrder, now: Date): Change | null {
  const inForce = order.versions.find(({ state }) => state === 'issued')
  if (inForce === undefined || inForce.document?.standing !== 'in_force') return null
  if (Date.parse(inForce.document.expiresAt) > now.getTime()) return null
  return {
    ...noChange,
    moves: [
      { version: inForce.version, to: 'expired', as: null },
      ...closeOpen(order, '期限が来て、発令が終わりました。'),
    ],
    log: [{ act: 'order_expired', sentence: `第${inForce.version}版の期限が来て、終わりました。` }],
  }
}

/** Whether somebody may do this to the order as it stands, and to which version of it. */
export function requireInForce(
  act: 'correct' | 'lift' | 'cancel',
  order: KeptOrder,
  by: StaffMember,
): ReturnType<typeof refusal> | { readonly ok: true; readonly value: KeptVersion } {
  const version = order.versions.find(({ state }) => state === 'issued') ?? order.versions[0]
  const allowed = mayAct(act, version, by)
  return allowed.ok ? ok(version) : refusal(allowed.error)
}
