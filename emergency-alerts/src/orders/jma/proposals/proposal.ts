import type { Hazard, Level, OrderKind } from '../../../../contract/order-document.ts'
import type { NoticeArea, Wave } from '../notices/area-notice.ts'
import type { TelegramSeries } from './series.ts'

/** What a mayor may decide on because of a telegram: data for the desk, and no more. */
export interface ProposedDraft {
  readonly hazard: Hazard
  readonly kind: OrderKind
  readonly level: Level
  /** The Agency's warning in its own words: 大津波警報. Who warned and who orders are two. */
  readonly warning: string
  /** Where the Agency warns; which 町丁目 that means is the municipality's own rule. */
  readonly areas: readonly NoticeArea[]
  readonly wave: Wave | null
}

/** Where a draft may go: 訓練 leads to the drill place and to nothing else. */
export type ProposalStatus = 'Actual' | 'Exercise'

interface FromTelegram {
  readonly status: ProposalStatus
  readonly series: TelegramSeries
  readonly serial: number | null
  /** Control/DateTime: of two telegrams of a series the later one holds. */
  readonly sentAt: string
}

/** A new telegram: its drafts, in place of what an earlier one of the same series proposed. */
export interface Proposing extends FromTelegram {
  readonly kind: 'propose'
  readonly drafts: readonly [ProposedDraft, ...ProposedDraft[]]
}

/** 訂正: as above, and what was already done after the earlier one is to be looked at again. */
export interface Correcting extends FromTelegram {
  readonly kind: 'correct'
  readonly drafts: readonly [ProposedDraft, ...ProposedDraft[]]
}

/**
 * What an earlier telegram of the series proposed holds no more: it was cancelled (取消), corrected so
 * that it no longer concerns the municipality, or the warning ended or was lowered. It takes a draft
 * back that nobody used yet; an issued order is lifted or cancelled by people, never by this.
 */
export interface Withdrawing extends FromTelegram {
  readonly kind: 'withdraw'
  readonly because: 'cancelled' | 'corrected' | 'ended'
}

/** Why a telegram proposes nothing. */
export type NothingBecause =
  | 'no_order_by_this_kind'
  | 'elsewhere'
  | 'below_an_order'
  | 'follows_a_warning'
  | 'test_telegram'
  | 'words_against_status'
  | 'late'

export type Proposal =
  | Proposing
  | Correcting
  | Withdrawing
  | { readonly kind: 'nothing'; readonly because: NothingBecause }
