import { Empty } from '#desk-theme/states.tsx'
import { clock } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { areaInFull } from '../orders/area-words.ts'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import { type OrderAt, ordersWaiting, waitingSince } from '../orders/order-facts.ts'
import { hashOf } from '../route/routes.ts'
import { agoWords, count } from '../words/number-words.ts'
import { versionKindWords } from '../words/version-words.ts'

function Row({ at, hall }: { readonly at: OrderAt; readonly hall: HallView }) {
  const { order, version } = at
  const isCancel = version.kind === 'cancel'
  const since = new Date(waitingSince(version))
  return (
    <tr>
      <td class="nowrap">
        {hall.words.mark}
        {isCancel ? '取り消しの確かめ' : `${versionKindWords[version.kind]}の承認`}
      </td>
      <td class="nowrap">
        <LevelBadge what={version.draft} /> {hazardWords(version.draft)}
      </td>
      <td>{areaInFull(version.draft.area, hall.area)}</td>
      <td class="num nowrap">{count(version.reach?.homes ?? 0)}世帯</td>
      <td class="nowrap">
        {(version.submitted ?? version.drafted)?.by.name}　{clock(since)}（
        {agoWords(since, hall.now)}）
      </td>
      <td class="right">
        <a
          class="btn small"
          data-row="waiting"
          href={isCancel ? hashOf.order(order.orderId) : hashOf.approve(order.orderId)}
        >
          {hall.words.doing}見る
        </a>
      </td>
    </tr>
  )
}

/** 承認待ち: what a second person has to look at, the oldest first. */
export function WaitingPage({ hall }: { readonly hall: HallView }) {
  const waiting = ordersWaiting(hall.orders)
  return (
    <>
      <div class="head">
        <h1>
          {hall.words.waiting} {waiting.length}件
        </h1>
        <span class="sub">待っている順</span>
      </div>
      <section class="panel" aria-label={hall.words.waiting}>
        {waiting.length === 0 ? (
          <Empty
            title={`${hall.words.waiting}のものは ありません`}
            words="だれかが提出すると ここに出ます。この画面は 自動で新しくなります。"
          />
        ) : (
          <div class="scroll-x">
            <table class="stacks">
              <thead>
                <tr>
                  <th scope="col">待っていること</th>
                  <th scope="col">{hall.words.order}</th>
                  <th scope="col">区域</th>
                  <th scope="col" class="num">
                    対象
                  </th>
                  <th scope="col">だれから</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {waiting.map((at) => (
                  <Row key={`${at.order.orderId}.${at.version.version}`} at={at} hall={hall} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  )
}
