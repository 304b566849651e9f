import type { Hazard, Level, OrderKind } from '../../../../contract/order-document.ts'
import type { Finding } from '../telegram/finding.ts'

/** Which of the Agency's partitions an area belongs to: 津波予報区, 市町村等, 洪水予報の予報区域. */
export type AreaScope = 'tsunami' | 'city' | 'river'

export interface NoticeArea {
  readonly scope: AreaScope
  readonly name: string
  readonly code: string
}

/** What a warning of the Agency gives reason for: the order that a mayor may decide on. */
export interface Danger {
  readonly hazard: Hazard
  readonly order: OrderKind
  /** 警戒レベル; null for a tsunami, which stands outside the levels. */
  readonly level: Level
}

/** What a telegram says of one area, in its own words and as a reason for an order. */
export interface AreaNotice {
  readonly area: NoticeArea
  /** Kind/Name and Kind/Code: 大津波警報 52. */
  readonly kind: { readonly name: string; readonly code: string }
  /** Null where what now holds is no reason for an order: an advisory, a forecast, 解除. */
  readonly now: Danger | null
  /** What held before, as far as this telegram tells. */
  readonly before: Danger | null
  readonly wave: Wave | null
}

/** When a tsunami comes and how high it is expected to be. */
export interface Wave {
  /** 津波到達予想時刻, as it is written. */
  readonly arrivesAt: string | null
  /** ただちに津波来襲と予測, 津波到達中と推測, 第１波の到達を確認; empty where a time is given. */
  readonly arrival: string
  /** 巨大, 高い, ３ｍ, １０ｍ超: the words are what counts, 巨大 has no figure. */
  readonly height: string
  readonly metres: number | null
  readonly stations: readonly WaveStation[]
}

/** 潮位観測点. */
export interface WaveStation {
  readonly name: string
  readonly code: string
  readonly arrivesAt: string | null
  readonly arrival: string
}

/** What a body says of areas, and what is wrong with it. */
export interface Notices {
  readonly notices: readonly AreaNotice[]
  readonly findings: readonly Finding[]
}
