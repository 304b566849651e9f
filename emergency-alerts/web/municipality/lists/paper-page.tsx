import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { areaInFull } from '../orders/area-words.ts'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import { ordersInForce } from '../orders/order-facts.ts'
import { count } from '../words/number-words.ts'
import type { PlaceWords } from '../words/place-words.ts'

const steps = [
  '防災行政無線で 発令の内容を 読み上げる。3分おきに くり返す。',
  '消防団・自主防災会の班長に 電話し、町丁目ごとに 戸別の声かけを頼む。',
  'テレビのない世帯と 要配慮者の名簿は、紙の名簿（防災倉庫・金庫の写し）を使う。',
  '県の防災担当と 放送局へ 電話し、Lアラートの代わりに 口頭で伝える。',
  'いつ・だれが・何を伝えたかを この紙に書く。つながったら 記録に写す。',
] as const

/** What is done by hand; it needs no server at all. */
export function PaperSteps({ words }: { readonly words: PlaceWords }) {
  return (
    <section class="panel" aria-labelledby="by-hand">
      <header>
        <h2 id="by-hand">{words.sign}すること</h2>
      </header>
      {words.place === 'drill' && (
        <p class="in">
          <b>どれも「訓練、訓練」と 先に言います。</b>
        </p>
      )}
      <ol class="in paper-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

/** 紙の手順: it is in the page itself, so that it opens while the server is cut off. */
export function PaperPage({ hall }: { readonly hall: HallView }) {
  const inForce = ordersInForce(hall.orders)
  return (
    <>
      <div class="head">
        <h1>{hall.words.mark}紙の手順</h1>
        <span class="sub">サーバーに つながらないとき</span>
        <span class="grow" />
        <button type="button" class="btn" onClick={() => print()}>
          {hall.words.doing}印刷する
        </button>
      </div>
      <section class="panel">
        <header>
          <h2>
            {hall.newsAt === null ? '' : `${clockWithSeconds(hall.newsAt)} に `}
            {hall.words.mark}出ていたもの {inForce.length}件
          </h2>
        </header>
        <div class="in">
          {inForce.length === 0 && <p>発令中のものは ありませんでした。</p>}
          {inForce.map(({ order, version }) => (
            <p key={order.orderId}>
              <LevelBadge what={version.draft} /> {hazardWords(version.draft)}
              {'　'}
              {areaInFull(version.draft.area, hall.area)}　{count(version.reach?.homes ?? 0)}世帯・
              {count(version.reach?.people ?? 0)}人（テレビのない{' '}
              {count(version.reach?.homesWithoutTelevision ?? 0)}世帯）
            </p>
          ))}
          <p class="small">
            テレビに出たものは 消えません。取り消しや訂正は、つながるまで 出せません。取り消すときも
            下の手順で伝えます。
          </p>
        </div>
      </section>
      <PaperSteps words={hall.words} />
    </>
  )
}
