import { ActButton, Note } from '#desk-theme/states.tsx'
import { whenWords } from '#desk-theme/words/day-words.ts'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { type HallView, hasRole } from '../../hall-view.ts'
import type { ActOutcome } from '../../live/hall-answer.ts'
import { isOpen } from '../../live/press/act-desk.ts'
import { useAct } from '../../live/press/use-act.ts'
import { areaInFull } from '../../orders/area-words.ts'
import { hazardWords, LevelBadge } from '../../orders/level-badge.tsx'
import { ActNote } from '../../orders/pressed/act-note.tsx'
import { findBegun, findOpen } from '../../orders/pressed/find-act.ts'
import { hashOf } from '../../route/routes.ts'
import { versionKindWords } from '../../words/version-words.ts'
import { writableVersion } from '../draft/draft-desk.ts'

interface Of {
  readonly hall: HallView
  readonly order: OrderView
}

interface OfGivenUp extends Of {
  readonly version: VersionView
}

/** A new draft with what stood in the one that was given up; of a correction or a lift a new version. */
async function beginAnew(
  { hall, order, version }: OfGivenUp,
  key: string,
): Promise<ActOutcome<OrderView>> {
  const { draft, kind } = version
  if (kind === 'order') return hall.api.open(draft, key)
  const how = kind === 'lift' ? 'lift' : 'correct'
  const opened = await hall.api[how]({ orderId: order.orderId, body: {}, key })
  if (opened.kind !== 'done') return opened
  const next = writableVersion(opened.value)
  if (next === null) return opened
  const { version: number, etag } = next
  return hall.api.save(order.orderId, { version: number, etag, draft })
}

function GivenUp(props: OfGivenUp) {
  const { hall, order, version } = props
  const { draft, kind, decided, reason } = version
  const act = useAct<OrderView>()
  const isBusy = !isOpen(act.desk)
  const again = () =>
    act.press({
      send: (key) => beginAnew(props, key),
      find: () =>
        kind === 'order' ? findBegun(hall, draft, hall.now) : findOpen(hall, order.orderId),
      follow: ({ orderId }) => {
        location.hash = hashOf.draft(orderId)
      },
    })
  return (
    <>
      <div class="head">
        <h1 class="row">
          {hall.words.mark}
          {versionKindWords[kind]}（第{version.version}版）
          <LevelBadge what={draft} isPast />
          {hazardWords(draft)}
        </h1>
      </div>
      <Note tone="info" first="この下書きは 終わりました。">
        {decided !== null &&
          `${decided.by.name}さん　${whenWords(new Date(decided.at), hall.now)}。`}
        {reason}　どこにも 出ていません。{areaInFull(draft.area, hall.area)}
      </Note>
      <ActNote
        desk={act.desk}
        failed="書き直しを 始められませんでした。"
        unknown="下書きが できたか、まだ分かりません。"
      />
      <div class="row">
        {hasRole(hall, 'drafter') && (
          <ActButton look="" isOff={hall.off !== null || isBusy} onPress={again}>
            {hall.words.doing}同じ内容で 書き直す
          </ActButton>
        )}
        <a class="btn quiet" href={kind === 'order' ? '#/new' : hashOf.order(order.orderId)}>
          {kind === 'order' ? `${hall.words.write}にもどる` : `${hall.words.doing}見る`}
        </a>
      </div>
    </>
  )
}

/** In the place of a draft that can be written no more: what became of it, and what can be done. */
export function NoDraft({ hall, order }: Of) {
  const last = order.versions.at(-1)
  if (last?.state === 'rejected') return <GivenUp hall={hall} order={order} version={last} />
  return (
    <Note tone="info" first="この下書きは もう書けません。">
      提出されたか、終わりました。<a href={hashOf.approve(order.orderId)}>提出されたものを見る</a>　
      <a href="#/new">{hall.words.write}にもどる</a>
    </Note>
  )
}
