import { useState } from 'preact/hooks'
import { livePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { Note, Tag } from '#desk-theme/states.tsx'
import { clock, clockWithSeconds, dayWords } from '#desk-theme/words/day-words.ts'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import type { HallView } from '../hall-view.ts'
import { mapAreasOf } from '../map/order-layers.ts'
import { TownMap } from '../map/town-map.tsx'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import { inForceVersion, lastIssued, lastWarning } from '../orders/order-facts.ts'
import { OrderMissing } from '../orders/order-missing.tsx'
import { EndsSoon } from '../orders/term/ends-soon.tsx'
import { sinceWords } from '../words/number-words.ts'
import { DoorsPanel } from './doors/doors-panel.tsx'
import { EndedNote } from './ended-note.tsx'
import { ActPanel } from './ending/act-panel.tsx'
import { LogPanel } from './log-panel.tsx'
import { AnswersPanel, NotReachedPanel } from './reached/answers-panel.tsx'
import { CountersPanel } from './reached/counters-panel.tsx'

/** 11月23日(月) 05:55 */
const dayAndTime = (at: Date): string => `${dayWords(at)} ${clock(at)}`

function Heading(props: {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
}) {
  const { hall, order, version } = props
  const { document, draft, drafted, decided } = version
  const inForce = inForceVersion(order)
  const isStale = hall.age === 'stale'
  const issuedAt = document === null ? null : new Date(document.issuedAt)
  return (
    <div class="head">
      <h1 class="row">
        {hall.words.place === 'drill' && '訓練'}
        <LevelBadge what={draft} size="large" isPast={inForce === null} />
        {hazardWords(draft)}　第{version.version}版
      </h1>
      {inForce !== null && issuedAt !== null ? (
        <Tag
          tone="live"
          icon="bell"
          word={`${hall.words.mark}発令中${isStale ? '' : `　${sinceWords(issuedAt, hall.now)}経過`}`}
        />
      ) : (
        <Tag tone="plain" icon="check" word={`${hall.words.mark}発令は 終わりました`} />
      )}
      {inForce !== null && <EndsSoon expiresAt={draft.expiresAt} now={hall.now} />}
      <span class="sub">
        {issuedAt !== null && `${clock(issuedAt)} ${hall.words.order}　`}
        期限 {dayAndTime(new Date(draft.expiresAt))}　作成 {drafted?.by.name}　承認{' '}
        {decided?.by.name ?? '–'}
      </span>
    </div>
  )
}

/** 発令中: the counters of one order, what was answered, what happened, and how to end it. */
export function IssuedPage({
  hall,
  orderId,
}: {
  readonly hall: HallView
  readonly orderId: string
}) {
  const [isCancelling, setIsCancelling] = useState(false)
  const feed = useFeed(() => hall.api.order(orderId), orderId, livePace)
  const order = feed.value
  if (order === null) {
    return (
      <OrderMissing
        trouble={feed.trouble}
        what={hall.words.order}
        holds="テレビに出たものは 消えません。"
      >
        <a href="#/in-force">{hall.words.inForce}の一覧に もどる</a>
      </OrderMissing>
    )
  }
  const warning = lastWarning(order)
  if (warning === null) {
    return (
      <Note tone="info" first="まだ出していない発令です。">
        <a href="#/waiting">{hall.words.waiting}</a> か <a href="#/new">{hall.words.write}</a> から
        開けます。
      </Note>
    )
  }
  const { draft } = warning
  const isStale = hall.age === 'stale' && hall.newsAt !== null
  return (
    <>
      {isStale && hall.newsAt !== null && (
        <p class="small">
          <b>
            {clockWithSeconds(hall.newsAt)} の{hall.words.mark}状況
          </b>
        </p>
      )}
      <Heading hall={hall} order={order} version={warning} />
      <EndedNote hall={hall} order={order} />
      <CountersPanel order={order} version={lastIssued(order) ?? warning} />
      <div class="issued-below">
        <div class="col g4 issued-acts">
          <ActPanel
            hall={hall}
            order={order}
            isCancelling={isCancelling}
            onCancelling={setIsCancelling}
          />
          {!(isCancelling && inForceVersion(order) !== null) && (
            <TownMap
              area={hall.area}
              label={`${hall.words.mark}発令の区域の地図`}
              areas={mapAreasOf(draft)}
              withTowns
              shelters={hall.area.shelters.filter(({ kind }) => kind === 'emergency')}
              hazard={draft.hazard}
              focus="areas"
            />
          )}
        </div>
        <div class="col g4">
          <div class="two">
            <AnswersPanel order={order} version={warning} mark={hall.words.mark} />
            <NotReachedPanel order={order} version={warning} mark={hall.words.mark} />
          </div>
          <div class="two grow">
            <DoorsPanel hall={hall} order={order} version={warning} />
            <LogPanel hall={hall} order={order} />
          </div>
        </div>
      </div>
    </>
  )
}
