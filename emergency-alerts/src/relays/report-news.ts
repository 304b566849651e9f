import type { RelayCounters } from '#emergency-alerts/contract/relay-report'

export interface News {
  readonly act: 'first_displayed' | 'all_displayed' | 'sent_again' | 'phones_told'
  readonly sentence: string
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)}秒`

/** What a relay's new counters say that those before did not, for the log of the order. */
export function newsOf(before: RelayCounters | null, now: RelayCounters): readonly News[] {
  const news: News[] = []
  if ((before?.displayed ?? 0) === 0 && now.displayed > 0 && now.firstDisplayedMs !== null) {
    const sentence = `最初のテレビに表示しました（中継に届いてから${seconds(now.firstDisplayedMs)}）。`
    news.push({ act: 'first_displayed', sentence })
  }
  if (now.resends > (before?.resends ?? 0)) {
    const sentence = `返事のない${now.pending}台へ、もう一度送りました（${now.resends}回目）。`
    news.push({ act: 'sent_again', sentence })
  }
  if (now.pushes.asked > (before?.pushes.asked ?? 0)) {
    const { asked, accepted, failed } = now.pushes
    const sentence = `家族の電話${asked}件へ知らせました（受付${accepted}件・失敗${failed}件）。`
    news.push({ act: 'phones_told', sentence })
  }
  const isWhole = (counters: RelayCounters | null): boolean =>
    counters !== null && counters.targeted > 0 && counters.displayed === counters.targeted
  if (isWhole(now) && !isWhole(before)) {
    news.push({
      act: 'all_displayed',
      sentence: `対象のテレビ${now.targeted}台すべてに表示しました。`,
    })
  }
  return news
}
