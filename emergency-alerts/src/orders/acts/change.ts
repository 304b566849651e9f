import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach, VersionKind, VersionState } from '#emergency-alerts/contract/desk/order-view'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { Result } from '#emergency-alerts/contract/result'
import type { Finding } from '../checks/finding.ts'
import type { ActRefusal } from './act-table.ts'

/** What an act changes of one order: decided as a whole, written in one transaction or not at all. */
export interface Change {
  readonly moves: readonly Move[]
  readonly opens: Opening | null
  readonly saves: { readonly version: number; readonly draft: OrderDraft } | null
  readonly issues: { readonly version: number; readonly document: OrderDocument } | null
  readonly log: readonly LogLine[]
}

/** A version goes to another state; whose act it is and when says the field named in `as`. */
export interface Move {
  readonly version: number
  readonly to: VersionState
  readonly as: 'submitted' | 'decided' | 'countersigned' | null
  readonly reason?: string | null
  readonly reach?: Reach
}

export interface Opening {
  readonly version: number
  readonly kind: VersionKind
  readonly draft: OrderDraft
  /** A cancel is issued as it is opened; everything else begins as a draft. */
  readonly state: 'draft' | 'issued'
  readonly reason: string | null
  readonly reach: Reach | null
}

export interface LogLine {
  readonly act: string
  readonly sentence: string
}

export interface Refusal {
  readonly code:
    | ActRefusal
    | 'draft_incomplete'
    | 'area_missing'
    | 'area_elsewhere'
    | 'area_invalid'
    | 'order_too_large'
    | 'confirmation_differs'
  readonly findings: readonly Finding[]
}

export type Planned = Result<Change, Refusal>

export const refusal = (
  code: Refusal['code'],
  findings: readonly Finding[] = [],
): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: { code, findings },
})

export const noChange: Change = { moves: [], opens: null, saves: null, issues: null, log: [] }

const kindWords = {
  order: '発令',
  correction: '訂正',
  lift: '解除',
  cancel: '取り消し',
} as const satisfies Record<VersionKind, string>

/** 「第2版（訂正）」 */
export const versionWords = (version: number, kind: VersionKind): string =>
  kind === 'order' ? `第${version}版` : `第${version}版（${kindWords[kind]}）`
