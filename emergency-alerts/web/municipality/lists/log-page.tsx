import { officePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { Empty, Loading, Note } from '#desk-theme/states.tsx'
import { clockWithSeconds, dayWords } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { hashOf } from '../route/routes.ts'

/** 記録: what everybody did, newest first; nothing can be taken out of it. */
export function LogPage({ hall }: { readonly hall: HallView }) {
  const feed = useFeed(hall.api.log, 'log', officePace)
  const own = new Set(hall.orders.map(({ orderId }) => orderId))
  // The actual place keeps the whole log; a drill is read without what is real.
  const isShown = (orderId: string | null) =>
    hall.words.place === 'actual' || (orderId !== null && own.has(orderId))
  const entries = (feed.value?.entries ?? []).filter(({ orderId }) => isShown(orderId))
  return (
    <>
      <div class="head">
        <h1>{hall.words.log}</h1>
        <span class="sub">だれが いつ 何をしたか。消すことも 書きかえることも できません</span>
      </div>
      {feed.value === null && feed.trouble === null && <Loading words="記録を 集めています…" />}
      {feed.value === null && feed.trouble !== null && (
        <Note tone="stop" first="記録を 開けませんでした。" isAlert>
          自動で もう一度ためします。
        </Note>
      )}
      {feed.value !== null && (
        <section class="panel" aria-label={hall.words.log}>
          {entries.length === 0 ? (
            <Empty title="記録は まだ ありません" words="サインインから すべて ここに残ります。" />
          ) : (
            <table class="tight">
              <thead>
                <tr>
                  <th scope="col">いつ</th>
                  <th scope="col">できごと</th>
                  <th scope="col">だれが</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {entries.map(({ sequence, at, sentence, by, orderId }) => (
                  <tr key={sequence}>
                    <td class="nowrap">
                      {dayWords(new Date(at))}{' '}
                      <span class="mono">{clockWithSeconds(new Date(at))}</span>
                    </td>
                    <td>{sentence}</td>
                    <td class="nowrap">{by?.name ?? '自動'}</td>
                    <td class="right">
                      {orderId !== null && own.has(orderId) && (
                        <a data-row="log" href={hashOf.order(orderId)}>
                          {hall.words.doing}開く
                        </a>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
    </>
  )
}
