import { Icon } from '#desk-theme/icon.tsx'
import { Empty, Tag } from '#desk-theme/states.tsx'
import { clock, clockWithSeconds, dayWords, whenWords } from '#desk-theme/words/day-words.ts'
import { DrillNotes } from '../drill/drill-guard.tsx'
import { DrillSteps } from '../drill/drill-steps.tsx'
import type { HallView } from '../hall-view.ts'
import { mapAreasOf } from '../map/order-layers.ts'
import { TownMap } from '../map/town-map.tsx'
import { figuresOf, sumOfFigures } from '../orders/answer-figures.ts'
import { lastIssued, type OrderAt, ordersInForce, ordersWaiting } from '../orders/order-facts.ts'
import { hashOf } from '../route/routes.ts'
import { count } from '../words/number-words.ts'
import { HelpPanel } from './help-panel.tsx'
import { type HelpRow, helpRows, townWords } from './help-rows.ts'
import { OrderRow } from './order-row.tsx'
import { SheltersPanel } from './shelters-panel.tsx'
import { WaitingNotes } from './waiting-notes.tsx'

const rolls = [
  { key: 'help', tone: 'help', icon: 'warning', word: '助けが必要', note: null },
  {
    key: 'unknown',
    tone: 'unknown',
    icon: 'question',
    word: '未確認',
    note: 'まだ分からない世帯。無事でない、という意味ではありません',
  },
  { key: 'moving', tone: 'move', icon: 'arrow', word: '避難中', note: '「避難します」と応答' },
  { key: 'safe', tone: 'ok', icon: 'check', word: '無事', note: '「無事です」と応答' },
] as const

/** The towns that call for help, with the way to the first of them. */
function HelpWords({ rows }: { readonly rows: readonly HelpRow[] }) {
  const [first] = rows
  if (first === undefined) return <>テレビから「助けて」</>
  const named = rows.slice(0, 3).map((row) => `${townWords(row)} ${row.needHelp}`)
  return (
    <a href={hashOf.order(first.at.order.orderId)}>
      {named.join('・')}
      {rows.length > named.length && 'ほか'}
    </a>
  )
}

/** What the homes answered, in four numbers that add up. */
function Roll(props: {
  readonly hall: HallView
  readonly inForce: readonly OrderAt[]
  readonly help: readonly HelpRow[]
}) {
  const { inForce, help } = props
  const { mark, order } = props.hall.words
  const sum = sumOfFigures(inForce.map(figuresOf))
  return (
    <section class="panel" aria-labelledby="roll">
      <div class="figs roll">
        <div class="fig">
          <h2 id="roll">{mark}応答</h2>
          <div class="d">
            {order}の対象 {count(sum.homes)}世帯
            {inForce.length > 1 && '（重なる区域は 発令ごとに数えます）'}
          </div>
        </div>
        {rolls.map(({ key, tone, icon, word, note }) => (
          <div key={key} class={`fig ${key} ${key === 'help' && sum.help > 0 ? 'alarm' : ''}`}>
            <div class="v">
              <Tag tone={tone} icon={icon} word={`${mark}${word}`} /> {count(sum[key])}
              <small>世帯</small>
            </div>
            <div class="d">{key === 'help' ? <HelpWords rows={help} /> : note}</div>
          </div>
        ))}
      </div>
    </section>
  )
}

function Nothing({ hall }: { readonly hall: HallView }) {
  const ended = hall.orders
    .flatMap((order) => lastIssued(order)?.document ?? [])
    .toSorted((a, b) => Date.parse(b.issuedAt) - Date.parse(a.issuedAt))[0]
  const end = {
    in_force: '出し、期限が来ました',
    lifted: '解除しました',
    cancelled: '取り消しました',
  }
  const { order, mark } = hall.words
  return (
    <Empty
      title={`${mark}発令中のものは ありません`}
      words={
        ended === undefined
          ? `${order}は まだ 一度も 出していません。`
          : `最後のものは ${dayWords(new Date(ended.issuedAt))} ${clock(new Date(ended.issuedAt))} に${end[ended.standing]}。`
      }
    >
      <a class="btn" href="#/new" aria-disabled={hall.off !== null}>
        <Icon name="plus" />
        {hall.words.write}
      </a>
    </Empty>
  )
}

/** いまの状況: what waits for me, what the homes answered, what is in force, the map. */
export function NowPage({ hall }: { readonly hall: HallView }) {
  const inForce = ordersInForce(hall.orders)
  const isStale = hall.age === 'stale' && hall.newsAt !== null
  const title = isStale
    ? `${clockWithSeconds(hall.newsAt)} の${hall.words.mark}状況`
    : hall.words.now
  const first = inForce
    .map(({ version }) => version.document?.issuedAt ?? '')
    .toSorted()
    .at(0)
  const hazard = inForce[0]?.version.draft.hazard ?? 'flood'
  const help = helpRows(inForce, hall.area)
  return (
    <>
      <div class="head">
        <h1>{title}</h1>
        {first !== undefined && (
          <span class="sub">
            {whenWords(new Date(first), hall.now)} から {hall.words.mark}発令中
          </span>
        )}
        <span class="grow" />
        <a class="btn go" href="#/new" aria-disabled={hall.off !== null}>
          <Icon name="plus" />
          {hall.words.write}
        </a>
      </div>
      {hall.words.place === 'drill' && <DrillNotes isBusy={inForce.length > 0} isStale={isStale} />}
      <WaitingNotes hall={hall} waiting={ordersWaiting(hall.orders)} />
      {inForce.length > 0 && <Roll hall={hall} inForce={inForce} help={help} />}
      <section class="panel in-force" aria-labelledby="in-force">
        {inForce.length > 0 ? (
          <>
            <header>
              <h2 id="in-force">
                {hall.words.mark}発令中 {inForce.length}件
              </h2>
              <span class="r small mute">対象のテレビ = 表示した + 返事待ち + 届かない</span>
            </header>
            <div class="order-rows">
              {inForce.map((at) => (
                <OrderRow key={at.order.orderId} at={at} hall={hall} />
              ))}
            </div>
          </>
        ) : (
          <Nothing hall={hall} />
        )}
      </section>
      <div class="now-below">
        <div class="col">
          {hall.words.place === 'drill' ? (
            <DrillSteps hall={hall} />
          ) : (
            <>
              <HelpPanel hall={hall} rows={help} />
              <SheltersPanel inForce={inForce} />
            </>
          )}
        </div>
        <TownMap
          area={hall.area}
          label={`${hall.words.mark}発令中の区域の地図`}
          areas={inForce.flatMap(({ version }) => mapAreasOf(version.draft))}
          withTowns={false}
          shelters={hall.area.shelters.filter(({ hazards }) => hazards.includes(hazard))}
          hazard={hazard}
          focus="municipality"
        />
      </div>
    </>
  )
}
