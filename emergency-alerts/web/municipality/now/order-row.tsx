import { clock } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { answerFigures } from '../orders/answer-figures.ts'
import { areaInFull } from '../orders/area-words.ts'
import { Figure } from '../orders/figures.tsx'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import type { OrderAt } from '../orders/order-facts.ts'
import { EndsSoon } from '../orders/term/ends-soon.tsx'
import { hashOf } from '../route/routes.ts'
import { count, share } from '../words/number-words.ts'

/** One order in force, with where its televisions stand. */
export function OrderRow({ at, hall }: { readonly at: OrderAt; readonly hall: HallView }) {
  const { order, version } = at
  const { draft, reach, document } = version
  const boxes = order.counters?.boxes ?? null
  const answers = answerFigures(order.counters, version)
  return (
    <div class="order-row">
      <div class="grow">
        <div class="row wrap">
          <LevelBadge what={draft} size="large" />
          <b class="order-hazard">{hazardWords(draft)}</b>
        </div>
        <div class="small mute order-area">{areaInFull(draft.area, hall.area)}</div>
      </div>
      <div class="figs">
        <Figure name="対象" number={reach?.homes ?? null} unit="世帯">
          {reach !== null && `${count(reach.people)}人`}
        </Figure>
        <Figure name="テレビ" icon="screen" number={boxes?.targeted ?? null} unit="台">
          {boxes === null ? '局の報告待ち' : 'この区域の登録'}
        </Figure>
        <Figure name="表示した" number={boxes?.displayed ?? null} unit="台">
          {boxes !== null && share(boxes.displayed, boxes.targeted)}
        </Figure>
        <Figure name="応答した" number={answers.homes - answers.unknown} unit="世帯" />
        <Figure
          name="助けが必要"
          icon="warning"
          number={answers.help}
          unit="世帯"
          isAlarm={answers.help > 0}
        />
      </div>
      <div class="order-open">
        <a class="btn small" data-row="orders" href={hashOf.order(order.orderId)}>
          {hall.words.doing}開く
        </a>
        {document !== null && (
          <div class="small mute nowrap">
            {clock(new Date(document.issuedAt))} {hall.words.order}
          </div>
        )}
        <EndsSoon expiresAt={draft.expiresAt} now={hall.now} />
      </div>
    </div>
  )
}
