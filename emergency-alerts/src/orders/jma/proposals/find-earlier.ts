import type { Correcting, Proposing, Withdrawing } from './proposal.ts'
import { isSameSeries } from './series.ts'

/**
 * The proposal that a telegram acts on: of those that the desk still holds, the latest of the same
 * series that was sent before it, or at the same time. Null where there is none: then 取消 takes
 * nothing back and makes nothing, and 訂正 is a proposal of its own.
 */
export function findEarlier<P extends Proposing | Correcting>(
  held: readonly P[],
  by: Proposing | Correcting | Withdrawing,
): P | null {
  const sent = (at: string) => Date.parse(at)
  return held
    .filter(
      ({ series, sentAt }) => isSameSeries(series, by.series) && sent(sentAt) <= sent(by.sentAt),
    )
    .reduce<P | null>(
      (latest, each) =>
        latest === null || sent(each.sentAt) >= sent(latest.sentAt) ? each : latest,
      null,
    )
}
