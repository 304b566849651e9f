import { useRef } from 'preact/hooks'
import { Icon } from '#desk-theme/icon.tsx'
import { livePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { Note } from '#desk-theme/states.tsx'
import { clock } from '#desk-theme/words/day-words.ts'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { type HallView, hasRole } from '../hall-view.ts'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import { inForceVersion, lastIssued, openVersion } from '../orders/order-facts.ts'
import { OrderMissing } from '../orders/order-missing.tsx'
import { hashOf } from '../route/routes.ts'
import { TvPreview } from '../tv/tv-preview.tsx'
import { agoWords } from '../words/number-words.ts'
import { versionKindWords } from '../words/version-words.ts'
import { ApprovalPanel } from './approval-panel.tsx'
import { diffRows } from './changes/diff-rows.ts'
import { DiffTable, WholeContent } from './changes/diff-table.tsx'
import { ReachChange } from './changes/reach-change.tsx'

/** A decision that somebody made meanwhile, for whoever comes second. */
function Decided({ hall, order }: { readonly hall: HallView; readonly order: OrderView }) {
  const last = order.versions.at(-1)
  if (last === undefined) return null
  return (
    <>
      <DecidedHeading hall={hall} version={last} />
      <Decision hall={hall} order={order} last={last} />
    </>
  )
}

function DecidedHeading({ hall, version }: Omit<OfVersion, 'order'>) {
  return (
    <div class="head">
      <div>
        <div class="crumb">
          <a href="#/waiting">{hall.words.waiting}</a>
        </div>
        <h1 class="row">
          {hall.words.mark}
          {versionKindWords[version.kind]}
          <LevelBadge what={version.draft} />
          {hazardWords(version.draft)}
        </h1>
      </div>
    </div>
  )
}

function Decision(props: {
  readonly hall: HallView
  readonly order: OrderView
  readonly last: VersionView
}) {
  const { hall, order, last } = props
  const by = last.decided?.by.name ?? ''
  if (last.state === 'issued') {
    return (
      <Note tone="ok" first={`${by}さんが 承認し、出ました。`}>
        <a href={hashOf.order(order.orderId)}>出たものを見る</a>
      </Note>
    )
  }
  if (last.state === 'returned' || last.state === 'draft') {
    return (
      <Note
        tone="care"
        first={
          last.state === 'returned' ? `${by}さんが 差し戻しました。` : '下書きに もどっています。'
        }
      >
        {last.reason !== null && `理由: ${last.reason}　`}
        <a href={hashOf.draft(order.orderId)}>下書きを開く</a>
      </Note>
    )
  }
  return (
    <Note tone="info" first="承認待ちでは なくなりました。">
      {last.reason !== null && `理由: ${last.reason}　`}
      <a href="#/waiting">{hall.words.waiting}の一覧へ</a>
    </Note>
  )
}

interface OfVersion {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
}

function Heading({ hall, version }: OfVersion) {
  const { draft, submitted, kind } = version
  const at = submitted === null ? null : new Date(submitted.at)
  const isOwn = submitted?.by.staffId === hall.me.staff.staffId
  return (
    <div class="head">
      <div>
        <div class="crumb">
          <a href="#/waiting">{hall.words.waiting}</a>
        </div>
        <h1 class="row">
          {hall.words.mark}
          {versionKindWords[kind]}の承認
          <LevelBadge what={draft} />
          {hazardWords(draft)}
        </h1>
      </div>
      <span class="grow" />
      <div class="small right">
        作成 <b>{submitted?.by.name}</b>{' '}
        {at !== null && `${clock(at)} 提出（${agoWords(at, hall.now)}）`}
        <br />
        {isOwn && 'あなたが 作成した人です'}
        {!isOwn && hasRole(hall, 'approver') && (
          <>
            あなたは 作成した人では ありません <Icon name="check" />
          </>
        )}
      </div>
    </div>
  )
}

function WhatChanged({ hall, order, version }: OfVersion) {
  const before = inForceVersion(order)
  if (before === null) {
    return (
      <section class="panel" aria-labelledby="content">
        <header>
          <h2 id="content">{hall.words.order}の内容</h2>
          <span class="small mute">はじめての版です。全部が 新しく出ます</span>
        </header>
        <WholeContent rows={diffRows(version.draft, version.draft, hall.area)} />
      </section>
    )
  }
  const rows = diffRows(before.draft, version.draft, hall.area)
  const changed = rows.filter(({ isChanged }) => isChanged)
  return (
    <section class="panel" aria-labelledby="changed">
      <header>
        <h2 id="changed">
          {hall.words.mark}変わったところ　{changed.length}件
        </h2>
        <span class="small mute">
          発令中の第{before.version}版 → 提出された第{version.version}版
        </span>
      </header>
      <DiffTable
        rows={rows}
        isFolded
        before={`第${before.version}版（いまテレビに出ている）`}
        after={`第${version.version}版（提出）`}
      />
    </section>
  )
}

function Deciding({
  hall,
  order,
  version,
  isChanged,
}: OfVersion & { readonly isChanged: boolean }) {
  return (
    <>
      <Heading hall={hall} order={order} version={version} />
      {isChanged && (
        <Note
          tone="stop"
          first="見ている間に 下書きが変わりました。まだ何も 出していません。"
          isAlert
        >
          打ち込んだことばは 消しました。新しい内容を見てから もう一度 打ち込んでください。
        </Note>
      )}
      <div class="approve-columns">
        <div class="col g4">
          <WhatChanged hall={hall} order={order} version={version} />
          <div class="approve-below">
            <ReachChange
              mark={hall.words.mark}
              before={inForceVersion(order) ?? lastIssued(order)}
              version={version}
            />
            <TvPreview document={version.document} area={hall.area} language="ja" />
          </div>
        </div>
        <ApprovalPanel key={version.etag} hall={hall} order={order} version={version} />
      </div>
    </>
  )
}

/** 承認: what changed first, whom it reaches, the television, then the typed words. */
export function ApprovePage({
  hall,
  orderId,
}: {
  readonly hall: HallView
  readonly orderId: string
}) {
  const feed = useFeed(() => hall.api.order(orderId), orderId, livePace)
  // Also when it was taken back in between and submitted anew: whoever looks has seen something else.
  const seen = useRef<string | null>(null)
  const order = feed.value
  if (order === null) {
    return (
      <OrderMissing
        trouble={feed.trouble}
        what={`${hall.words.mark}提出されたもの`}
        holds="提出されたものは 消えません。"
      >
        <a href="#/waiting">{hall.words.waiting}の一覧に もどる</a>
      </OrderMissing>
    )
  }
  const version = openVersion(order)
  if (version?.state !== 'submitted') return <Decided hall={hall} order={order} />
  seen.current ??= version.etag
  const isChanged = seen.current !== version.etag
  return <Deciding hall={hall} order={order} version={version} isChanged={isChanged} />
}
