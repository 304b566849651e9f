import { Icon } from '#desk-theme/icon.tsx'
import { officePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { clock } from '#desk-theme/words/day-words.ts'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import type { HallView } from '../../hall-view.ts'

interface Of {
  readonly hall: HallView
  readonly order: OrderView
}

/** Who wrote on it before, by the log that nobody can change. */
function lastOther({ hall, order }: Of) {
  return order.log.findLast(
    ({ act, by }) => act === 'draft_saved' && by !== null && by.staffId !== hall.me.staff.staffId,
  )
}

/** Who else has the draft open now, and else who wrote on it before. */
export function OthersNote({ hall, order }: Of) {
  const feed = useFeed(() => hall.api.atDraft(order.orderId), order.orderId, officePace)
  const others = feed.value?.others ?? []
  if (others.length > 0) {
    return (
      <p class="small" role="status">
        <Icon name="people" />{' '}
        <b>{others.map(({ name }) => `${name}さん`).join('・')}も 開いています。</b>
        先に保存したものが 残り、重なると 両方を ならべて見せます。
      </p>
    )
  }
  const last = lastOther({ hall, order })
  if (last?.by == null) return null
  return (
    <p class="small">
      <Icon name="people" /> {last.by.name}さんも、この下書きに 手を入れました（
      {clock(new Date(last.at))} から）。いまは 開いていません。
    </p>
  )
}
