import type { AreaNotice } from '../notices/area-notice.ts'
import type { TelegramKind } from './kinds/telegram-kinds.ts'

/** 運用種別 (Control/Status): in earnest, in a drill, or to try the line. */
export const telegramStatuses = ['通常', '訓練', '試験'] as const
export type TelegramStatus = (typeof telegramStatuses)[number]

/** 情報形態 (Head/InfoType). 遅延, sent late, is in the dictionary too; warnings do not use it. */
export const infoTypes = ['発表', '訂正', '取消', '遅延'] as const
export type InfoType = (typeof infoTypes)[number]

/** 管理部. */
export interface Control {
  readonly title: string
  /** When it was made, UTC, as it is written. */
  readonly sentAt: string
  readonly status: TelegramStatus
  readonly editorialOffice: string
  readonly publishingOffice: string
}

/** ヘッダ部. */
export interface Head {
  readonly title: string
  /** As it is written, with its offset. */
  readonly reportedAt: string
  /** What time it speaks of; null where the telegram leaves it open. */
  readonly targetAt: string | null
  /** One event, several that reach the coast together, or none: warnings of weather have no id. */
  readonly eventIds: readonly string[]
  readonly infoType: InfoType
  /** Null where the kind has no numbers: tsunami warnings never have one. */
  readonly serial: number | null
  readonly infoKind: string
  readonly infoKindVersion: string
  readonly headline: Headline
}

/** 見出し: the words for everybody, and the same by kind and area. */
export interface Headline {
  readonly text: string
  readonly items: readonly HeadlineItem[]
}

export interface HeadlineItem {
  /** Information/@type: which partition of the country the areas belong to. */
  readonly type: string
  readonly kinds: readonly NamedCode[]
  readonly areas: readonly HeadlineArea[]
}

export interface HeadlineArea extends NamedCode {
  readonly codeType: string
}

export interface NamedCode {
  readonly name: string
  readonly code: string
}

/** A telegram of 気象庁防災情報XML whose Status and InfoType are known. */
export interface Telegram {
  readonly kind: TelegramKind
  readonly control: Control
  readonly head: Head
  /** What its body says of areas; empty for kinds that propose nothing. */
  readonly notices: readonly AreaNotice[]
  /** Status and words disagree on whether this is a drill, a test or in earnest. */
  readonly contradictsItself: boolean
}
