import { Icon } from '#desk-theme/icon.tsx'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import type { HallView } from '../hall-view.ts'
import { ordersInForce } from '../orders/order-facts.ts'
import { TvPreview } from '../tv/tv-preview.tsx'

interface Step {
  readonly word: string
  readonly isDone: (orders: readonly OrderView[]) => boolean
}

const anyVersion = (
  orders: readonly OrderView[],
  is: (version: OrderView['versions'][number]) => boolean,
): boolean => orders.some(({ versions }) => versions.some(is))

const steps: readonly Step[] = [
  {
    word: '作成する → 別の人が承認する',
    isDone: (orders) =>
      anyVersion(orders, ({ revision, kind }) => revision !== null && kind === 'order'),
  },
  {
    word: 'テレビに出る → 応答を見る',
    isDone: (orders) => orders.some(({ counters }) => (counters?.boxes.displayed ?? 0) > 0),
  },
  {
    word: '訂正を 1回 出す',
    isDone: (orders) =>
      anyVersion(orders, ({ revision, kind }) => revision !== null && kind === 'correction'),
  },
  {
    word: '取り消しを 1回 押す',
    isDone: (orders) => anyVersion(orders, ({ kind }) => kind === 'cancel'),
  },
]

/** What a trainee practises, and what the televisions show: every frame says 訓練. */
export function DrillSteps({ hall }: { readonly hall: HallView }) {
  const [first] = ordersInForce(hall.orders)
  return (
    <div class="drill-below">
      {first !== undefined && (
        <div class="col g2">
          <div class="small">
            <b>訓練の テレビでの見え方</b>　全部のコマと声に「訓練」
          </div>
          <TvPreview document={first.version.document} area={hall.area} language="ja" />
        </div>
      )}
      <section class="panel" aria-labelledby="drill-steps">
        <div class="in tight-in">
          <b id="drill-steps">訓練の手順</b>
          {steps.map(({ word, isDone }) => {
            const done = isDone(hall.orders)
            return (
              <div key={word} class={`li ${done ? 'tone-ok' : 'tone-care'}`}>
                <Icon name={done ? 'check' : 'warning'} />
                <span>
                  {word}
                  {done ? '' : '（まだ）'}
                </span>
              </div>
            )
          })}
        </div>
      </section>
    </div>
  )
}
