import { Icon } from '#desk-theme/icon.tsx'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { answerFigures } from '../../orders/answer-figures.ts'
import { count } from '../../words/number-words.ts'

interface Of {
  readonly order: OrderView
  readonly version: VersionView
  /** 訓練の, in the drill place. */
  readonly mark: string
}

const groups = [
  { key: 'help', look: 'm-help', word: '助けが必要' },
  { key: 'unknown', look: 'm-wait', word: '未確認' },
  { key: 'moving', look: 'm-move', word: '避難中' },
  { key: 'safe', look: 'm-safe', word: '無事' },
] as const

/** What the homes answered from their televisions; the four add up to all homes concerned. */
export function AnswersPanel({ order, version, mark }: Of) {
  const figures = answerFigures(order.counters, version)
  return (
    <section class="panel" aria-labelledby="answers">
      <header>
        <h2 id="answers">{mark}世帯の応答</h2>
        <span class="r small mute">対象 {count(figures.homes)}世帯</span>
      </header>
      <div class="in">
        {groups.map(({ key, look, word }) => (
          <div key={key} class="row answer-row">
            <span class="answer-word">{word}</span>
            <div class="meter grow" aria-hidden="true">
              <i
                class={look}
                style={{ width: `${(100 * figures[key]) / Math.max(1, figures.homes)}%` }}
              />
            </div>
            <b class="num answer-number">{count(figures[key])}</b>
          </div>
        ))}
        <p class="small mute">
          未確認は まだ分からない世帯です。無事でない、という意味ではありません。
        </p>
      </div>
    </section>
  )
}

/** Whom a television cannot reach: they need another way. */
export function NotReachedPanel({ order, version, mark }: Of) {
  const { reach } = version
  const pushes = order.counters?.boxes.pushes ?? null
  return (
    <section class="panel" aria-labelledby="not-reached">
      <header>
        <h2 id="not-reached">{mark}テレビで 届かない所</h2>
      </header>
      <div class="in">
        <dl class="kv numbers">
          <dt>テレビのない世帯</dt>
          <dd class="num">
            <b>{reach === null ? '–' : count(reach.homesWithoutTelevision)}</b>世帯
          </dd>
          <dt>電源が切れているなど 届かないテレビ</dt>
          <dd class="num">
            <b>{order.counters === null ? '–' : count(order.counters.boxes.failed)}</b>台
          </dd>
          <dt>区域の 要配慮者</dt>
          <dd class="num">
            <b>{reach === null ? '–' : count(reach.peopleWithSupport)}</b>人
          </dd>
        </dl>
        {pushes !== null && pushes.asked > 0 && (
          <p class="small">
            家族の電話 {count(pushes.asked)}件へ知らせた（受付 {count(pushes.accepted)}・失敗{' '}
            {count(pushes.failed)}）
          </p>
        )}
        <p class="li">
          <Icon name="warning" />
          <span>防災無線と 戸別の声かけで 知らせてください。</span>
        </p>
      </div>
    </section>
  )
}
