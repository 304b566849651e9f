import type { ComponentChildren } from 'preact'
import { Icon } from '#desk-theme/icon.tsx'
import { livePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { Note } from '#desk-theme/states.tsx'
import { clock } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { hazardName } from '../orders/hazard-name.ts'
import { type OrderAt, ordersInForce } from '../orders/order-facts.ts'

/** A real order stops the drill at once; nothing here leads to that order, only out of the drill. */
function Interrupted({ real }: { readonly real: readonly OrderAt[] }) {
  return (
    <section class="panel stops interrupted" role="alert">
      <div class="in">
        <h1 class="row">
          <Icon name="warning" />
          本番の発令が 出ています。訓練は 止まりました。
        </h1>
        {real.map(({ order, version }) => (
          <p key={order.orderId}>
            {version.document !== null && clock(new Date(version.document.issuedAt))} に 出た 本番:{' '}
            <b>{hazardName(version.draft.hazard, version.draft.cause)}</b>
          </p>
        ))}
        <p>
          テレビには 本番だけが 出ます。訓練の画面では、いまは 何も できません。訓練を出て、本番の
          仕事に もどってください。
        </p>
        <a class="btn go big" href="../">
          <Icon name="back" />
          訓練を出る
        </a>
      </div>
    </section>
  )
}

/** Watches the actual place while a drill goes on. */
export function DrillGuard(props: {
  readonly hall: HallView
  readonly children: ComponentChildren
}) {
  const feed = useFeed(props.hall.api.actualOrders, 'actual', livePace)
  const real = ordersInForce(feed.value?.orders ?? [])
  if (real.length > 0) return <Interrupted real={real} />
  return <>{props.children}</>
}

/** What stands over every first page of the drill place; in few words once a drill goes on. */
export function DrillNotes(props: { readonly isBusy: boolean; readonly isStale: boolean }) {
  const { isBusy, isStale } = props
  return (
    <div class="row top drill-notes">
      <div class="grow">
        <Note tone="info" first="ここから本番の発令は できません。">
          {isBusy
            ? '写しても「訓練」のままです。'
            : 'ここで作ったものは、どこへ写しても「訓練」のままです。本番は、「訓練を出る」で もどって 作り直してください。'}
        </Note>
      </div>
      <div class="grow">
        <Note
          tone="care"
          first={isStale ? '本番の発令が あるか、いま分かりません。' : '本番で発令中 0件。'}
        >
          {isBusy
            ? '出ると、この訓練は すぐ止まります。'
            : '本番の発令が出ると、この訓練は すぐ止まり、テレビは 本番だけになります。'}
        </Note>
      </div>
    </div>
  )
}
