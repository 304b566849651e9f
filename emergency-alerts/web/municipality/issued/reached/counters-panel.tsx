import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import type {
  OrderCounters,
  OrderView,
  VersionView,
} from '#emergency-alerts/contract/desk/order-view'
import type { RelayCounters } from '#emergency-alerts/contract/relay-report'
import { answerFigures } from '../../orders/answer-figures.ts'
import { BoxMeter, Figure } from '../../orders/figures.tsx'
import { count, share } from '../../words/number-words.ts'

/** The boxes' own sum stands under their number. */
const sumWords = (boxes: RelayCounters | null): string =>
  boxes === null
    ? '局の報告を 待っています'
    : `= ${count(boxes.displayed)} + ${count(boxes.pending)} + ${count(boxes.failed)}`

function BoxFigures({ boxes, reportedAt }: Pick<OrderCounters, 'reportedAt'> & Boxes) {
  return (
    <>
      <Figure name="テレビ" icon="screen" number={boxes?.targeted ?? null} unit="台">
        {sumWords(boxes)}
      </Figure>
      <Figure name="表示した" number={boxes?.displayed ?? null} unit="台">
        {boxes !== null && share(boxes.displayed, boxes.targeted)}
      </Figure>
      <Figure name="返事待ち" number={boxes?.pending ?? null} unit="台">
        {boxes !== null && `再送 ${boxes.resends}回`}
      </Figure>
      <Figure name="届かない" number={boxes?.failed ?? null} unit="台">
        {reportedAt !== null && `局の報告 ${clockWithSeconds(new Date(reportedAt))}`}
      </Figure>
    </>
  )
}

interface Boxes {
  readonly boxes: RelayCounters | null
}

/** Where the televisions stand with the last revision: displayed + waiting + not reached = all. */
export function CountersPanel(props: { readonly order: OrderView; readonly version: VersionView }) {
  const { order, version } = props
  const { reach } = version
  const { counters } = order
  const { help } = answerFigures(counters, version)
  return (
    <section class="panel acts counters" aria-label="テレビの状況">
      <div class="figs">
        <Figure name="対象" icon="house" number={reach?.homes ?? null} unit="世帯">
          {reach !== null && `${count(reach.people)}人`}
        </Figure>
        <BoxFigures boxes={counters?.boxes ?? null} reportedAt={counters?.reportedAt ?? null} />
        <Figure name="助けが必要" icon="warning" number={help} unit="世帯" isAlarm={help > 0}>
          テレビから「助けて」
        </Figure>
      </div>
      {counters !== null && <BoxMeter {...counters.boxes} />}
    </section>
  )
}
