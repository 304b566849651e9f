import type { Telegram, TelegramStatus } from '../telegram/telegram.ts'

/**
 * What telegrams belong together: title, status and event; where the kind has no EventID, the office
 * and the head's title. A drill is never of the same series as what it plays.
 */
export interface TelegramSeries {
  readonly title: string
  readonly status: TelegramStatus
  /** Several where earthquakes reach the coast together; a later telegram may name fewer or more. */
  readonly eventIds: readonly string[]
  readonly office: string
  readonly headTitle: string
}

export const seriesOf = ({ control, head }: Telegram): TelegramSeries => ({
  title: control.title,
  status: control.status,
  eventIds: head.eventIds,
  office: control.editorialOffice,
  headTitle: head.title,
})

/** Whether two telegrams speak of the same event in the same kind and in the same earnest. */
export function isSameSeries(one: TelegramSeries, other: TelegramSeries): boolean {
  if (one.title !== other.title || one.status !== other.status) return false
  if (one.eventIds.length > 0 || other.eventIds.length > 0)
    return one.eventIds.some((id) => other.eventIds.includes(id))
  return one.office === other.office && one.headTitle === other.headTitle
}
