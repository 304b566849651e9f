import { useMemo } from 'preact/hooks'
import { livePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { ActButton, Note } from '#desk-theme/states.tsx'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { checkDraft } from '#emergency-alerts/src/orders/checks/check-draft'
import type { Finding } from '#emergency-alerts/src/orders/checks/finding'
import { type HallView, hasRole } from '../hall-view.ts'
import { OrderMissing } from '../orders/order-missing.tsx'
import { hashOf } from '../route/routes.ts'
import { versionKindWords } from '../words/version-words.ts'
import { MapPanel } from './area/map-panel.tsx'
import { TownList } from './area/town-list.tsx'
import { writableVersion } from './draft/draft-desk.ts'
import { type DraftEdit, editDraft } from './draft/edit-draft.ts'
import { SaveTag } from './draft/save-tag.tsx'
import { type DraftAtDesk, useDraft } from './draft/use-draft.ts'
import { DiscardButton } from './give-up/discard-button.tsx'
import { NoDraft } from './give-up/no-draft.tsx'
import { ReachBar } from './reach-bar.tsx'
import { SheltersPanel } from './shelters-panel.tsx'
import { Steps } from './steps.tsx'
import { ConflictNote } from './together/conflict-note.tsx'
import { OthersNote } from './together/others-note.tsx'
import { useReach } from './use-reach.ts'
import { WhatRow } from './what-row.tsx'
import { WordsPanel } from './words/words-panel.tsx'

const wholeTown = { kind: 'municipality' } as const

function ReturnedNote({ version }: { readonly version: VersionView }) {
  if (version.state !== 'returned') return null
  return (
    <Note tone="care" first={`${version.decided?.by.name ?? ''}さんから 差し戻されました。`}>
      理由: {version.reason}
    </Note>
  )
}

interface WritingProps {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
  readonly at: DraftAtDesk
}

const titleOf = (hall: HallView, { kind, version }: VersionView): string =>
  kind === 'order'
    ? hall.words.write
    : `${hall.words.mark}${versionKindWords[kind]}（第${version}版）`

function SubmitDoor(props: {
  readonly mark: string
  readonly orderId: string
  readonly findings: readonly Finding[]
  readonly isSaved: boolean
}) {
  const { findings, isSaved } = props
  const off =
    findings.length > 0 ? `直す所が ${findings.length}つ` : isSaved ? null : '保存を 待っています'
  return (
    <ActButton
      look="go reach-go"
      isOff={off !== null}
      onPress={() => {
        location.hash = hashOf.preview(props.orderId)
      }}
    >
      <span>
        {props.mark}見本を確かめる
        {off !== null && (
          <>
            <br />
            <small>{off}</small>
          </>
        )}
      </span>
    </ActButton>
  )
}

function Writing({ hall, order, version, at }: WritingProps) {
  const { desk, write } = at
  const { draft } = desk
  const { area, now } = hall
  const context = { area, versionKind: version.kind }
  const reach = useReach(hall.api, draft.area)
  const all = useReach(hall.api, wholeTown)
  const minute = Math.floor(now.getTime() / 60_000)
  const findings = useMemo(
    () => checkDraft(draft, { kind: version.kind, area, now: new Date(minute * 60_000) }),
    [draft, version.kind, area, minute],
  )
  const isReadOnly = !hasRole(hall, 'drafter') || desk.theirs !== null
  const isLift = version.kind === 'lift'
  const edit = (change: DraftEdit) => write(editDraft(draft, change, context))
  const isOff = isReadOnly || isLift
  return (
    <>
      <div class="head">
        <h1>{titleOf(hall, version)}</h1>
        <SaveTag desk={desk} isOff={hall.off !== null} mark={hall.words.mark} />
        <DiscardButton hall={hall} order={order} desk={desk} />
        <span class="grow" />
        <Steps findings={findings} isLast={false} />
      </div>
      {!hasRole(hall, 'drafter') && (
        <Note tone="info" first="見るだけの画面です。">
          下書きを書けるのは 作成担当の人です。
        </Note>
      )}
      <ReturnedNote version={version} />
      <ConflictNote desk={desk} area={area} onChoose={at.choose} />
      <OthersNote hall={hall} order={order} />
      {isLift && (
        <Note tone="info" first="解除のことばだけ 変えられます。">
          区域・災害・避難場所は、いま出ているものと同じです。
        </Note>
      )}
      <OtherFindings findings={findings} />
      <WhatRow draft={draft} now={now} isOff={isOff} onEdit={edit} />
      <div class="compose-columns">
        <MapPanel
          sign={hall.words.sign}
          draft={draft}
          area={area}
          findings={findings.filter((finding) => finding.at === 'area')}
          isOff={isOff}
          onArea={(selection) => edit({ kind: 'area', area: selection })}
        />
        <TownList
          mark={hall.words.mark}
          area={area}
          selection={draft.area}
          reach={reach.reach}
          all={all.reach}
          isOff={isOff}
          onArea={(selection) => edit({ kind: 'area', area: selection })}
        />
        <div class="col words-column">
          <WordsPanel
            mark={hall.words.mark}
            sign={hall.words.sign}
            draft={draft}
            context={context}
            findings={findings}
            isOff={isReadOnly}
            onEdit={edit}
          />
          {!isLift && (
            <SheltersPanel
              mark={hall.words.mark}
              draft={draft}
              area={area}
              isOff={isOff}
              onEdit={edit}
            />
          )}
        </div>
      </div>
      <ReachBar
        title={`この${hall.words.order}が届くのは`}
        reach={reach.reach}
        isCounting={reach.isCounting}
        hasArea={draft.area !== null}
      >
        <SubmitDoor
          mark={hall.words.mark}
          orderId={order.orderId}
          findings={findings}
          isSaved={desk.saving.kind === 'saved'}
        />
      </ReachBar>
    </>
  )
}

/** What stands nowhere else on the page: term, combination, nothing changed. */
function OtherFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const rest = findings.filter(({ at }) => !/^(area|ja|easy|en)/.test(at))
  if (rest.length === 0) return null
  return (
    <div class="col">
      {rest.map((finding) => (
        <Note key={`${finding.code} ${finding.at}`} tone="stop" first={finding.sentence} />
      ))}
    </div>
  )
}

function AtDesk({ hall, order }: { readonly hall: HallView; readonly order: OrderView }) {
  const at = useDraft(hall.api, order, hall.off !== null || !hasRole(hall, 'drafter'))
  const version = writableVersion(order)
  if (at === null || version === null) return <NoDraft hall={hall} order={order} />
  return <Writing hall={hall} order={order} version={version} at={at} />
}

/** A draft: area, hazard and level, words, shelters; the order of the steps is free. */
export function ComposePage({
  hall,
  orderId,
}: {
  readonly hall: HallView
  readonly orderId: string
}) {
  const feed = useFeed(() => hall.api.order(orderId), orderId, livePace)
  if (feed.value !== null) return <AtDesk hall={hall} order={feed.value} />
  return (
    <OrderMissing
      trouble={feed.trouble}
      what={`${hall.words.mark}下書き`}
      holds="書いたものは 残っています。"
    >
      <a href="#/new">{hall.words.write}にもどる</a>
    </OrderMissing>
  )
}
