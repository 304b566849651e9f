import { useState } from 'preact/hooks'
import { Icon } from '#desk-theme/icon.tsx'
import { livePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { ActButton, Note, Tag } from '#desk-theme/states.tsx'
import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { Language } from '#emergency-alerts/contract/desk/order-draft'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { checkDraft } from '#emergency-alerts/src/orders/checks/check-draft'
import { documentOf } from '#emergency-alerts/src/orders/document/document-of'
import { cancelWords } from '#emergency-alerts/src/orders/words/end-words'
import { writableVersion } from '../compose/draft/draft-desk.ts'
import { wordsInput } from '../compose/draft/edit-draft.ts'
import { Steps } from '../compose/steps.tsx'
import { useReach } from '../compose/use-reach.ts'
import { LanguageSwitch } from '../compose/words/words-panel.tsx'
import { type HallView, hasRole } from '../hall-view.ts'
import { isOpen } from '../live/press/act-desk.ts'
import { useAct } from '../live/press/use-act.ts'
import { areaInFull } from '../orders/area-words.ts'
import { Figure } from '../orders/figures.tsx'
import { hazardName } from '../orders/hazard-name.ts'
import { LevelBadge } from '../orders/level-badge.tsx'
import { OrderMissing } from '../orders/order-missing.tsx'
import { ActNote } from '../orders/pressed/act-note.tsx'
import { findInState } from '../orders/pressed/find-act.ts'
import { hashOf } from '../route/routes.ts'
import { TvPreview } from '../tv/tv-preview.tsx'
import { count } from '../words/number-words.ts'
import { PlayVoice } from './play-voice.tsx'

interface Of {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
}

/** As it would go out now; a cancel as it would follow. */
function previewOf({ hall, order, version }: Of, standing: OrderDocument['standing']) {
  const { draft } = version
  const before = order.versions.flatMap(({ document, revision }) =>
    document === null || revision === null ? [] : [document],
  )
  const shared = {
    orderId: order.orderId,
    place: hall.words.place,
    file: hall.area,
    issuedAt: hall.now,
  }
  const now = documentOf({
    ...shared,
    revision: before.length + 1,
    standing: version.kind === 'lift' ? 'lifted' : 'in_force',
    draft,
    before,
  })
  if (standing !== 'cancelled' || now === null) return now
  const words = cancelWords('mistake', wordsInput(draft, hall.area))
  return documentOf({
    ...shared,
    revision: before.length + 2,
    standing,
    draft: { ...draft, words },
    before: [...before, now],
  })
}

function Content({ hall, version }: Of) {
  const { draft } = version
  const expires = new Date(draft.expiresAt)
  const counted = useReach(hall.api, draft.area)
  return (
    <section class="panel" aria-labelledby="content">
      <header>
        <h2 id="content">{hall.words.doing}提出する内容</h2>
        <span class="r">
          <Tag tone="plain" icon="letter" word={`第${version.version}版`} />
        </span>
      </header>
      <div class="in">
        <div>
          <LevelBadge what={draft} size="large" />
        </div>
        <dl class="kv">
          <dt>災害</dt>
          <dd>
            <b>{hazardName(draft.hazard, draft.cause)}</b>
          </dd>
          <dt>区域</dt>
          <dd>{areaInFull(draft.area, hall.area)}</dd>
          <dt>期限</dt>
          <dd>
            {dayWords(expires)} {clock(expires)}
          </dd>
          {version.kind !== 'lift' && (
            <>
              <dt>避難場所</dt>
              <dd>{draft.shelterIds.length}か所（この災害に使えるものだけ）</dd>
            </>
          )}
        </dl>
      </div>
      <div class="figs">
        <Figure name="世帯" number={counted.reach?.homes ?? null} unit="世帯" />
        <Figure name="人" number={counted.reach?.people ?? null} unit="人" />
        <Figure name="テレビ" number={counted.reach?.boxes ?? null} unit="台" />
      </div>
      {counted.reach !== null && counted.reach.homesWithoutTelevision > 0 && (
        <div class="in">
          <Note
            tone="care"
            first={`テレビのない ${count(counted.reach.homesWithoutTelevision)}世帯には 届きません。`}
          >
            防災無線と 戸別の声かけを 使ってください。
          </Note>
        </div>
      )}
    </section>
  )
}

function Submit({ hall, order, version }: Of) {
  const act = useAct<OrderView>()
  const left = checkDraft(version.draft, { kind: version.kind, area: hall.area, now: hall.now })
  const toMend = left.length > 0 ? `直す所が ${left.length}つ あります` : hall.off
  const off = hasRole(hall, 'drafter') ? toMend : '提出できるのは 作成担当の人です'
  const submit = () => {
    const { version: number, etag } = version
    return act.press({
      send: (key) =>
        hall.api.submit({ orderId: order.orderId, body: { version: number, etag }, key }),
      find: () =>
        findInState(hall, { orderId: order.orderId, version: number }, ['submitted', 'issued']),
      follow: () => {
        location.hash = hashOf.approve(order.orderId)
      },
    })
  }
  return (
    <div class="col">
      <ActNote
        desk={act.desk}
        failed="提出できませんでした。下書きは 残っています。"
        unknown="提出できたか、まだ分かりません。"
      />
      <p class="small">
        <b>提出しても、まだテレビには出ません。</b>
        あなたとは別の承認担当が 見て、ことばを打ち込むと 出ます。
        {off !== null && ` ${off}。`}
      </p>
      <div class="row">
        <a class="btn quiet big" href={hashOf.draft(order.orderId)}>
          {hall.words.doing}直す
        </a>
        <ActButton look="go big grow" isOff={off !== null || !isOpen(act.desk)} onPress={submit}>
          {hall.words.mark}承認を求めて提出する
        </ActButton>
      </div>
    </div>
  )
}

function Looking(props: Of) {
  const { hall, version } = props
  const [language, setLanguage] = useState<Language>('ja')
  const [isCancel, setIsCancel] = useState(false)
  const document = previewOf(props, isCancel ? 'cancelled' : 'in_force')
  return (
    <>
      <div class="head">
        <div>
          <div class="crumb">
            <a href={hashOf.draft(props.order.orderId)}>{hall.words.write}</a>
          </div>
          <h1>{hall.words.mark}テレビでの見え方を確かめて提出</h1>
        </div>
        <span class="grow" />
        <Steps findings={[]} isLast />
      </div>
      <div class="preview-columns">
        <div class="col">
          <div class="row wrap">
            <LanguageSwitch
              sign={hall.words.sign}
              language={language}
              troubled={() => false}
              onLanguage={setLanguage}
            />
            {version.kind !== 'lift' && (
              <button
                type="button"
                class="btn quiet"
                aria-pressed={isCancel}
                onClick={() => setIsCancel(!isCancel)}
              >
                <Icon name={isCancel ? 'back' : 'cross'} />
                {isCancel
                  ? `${hall.words.order}の画面にもどる`
                  : `${hall.words.doing}取り消すときの画面（用意ずみ）`}
              </button>
            )}
          </div>
          <TvPreview document={document} area={hall.area} language={language} />
          <PlayVoice document={version.document} />
          <p class="small mute">
            見本です。お名前は、そのテレビに登録された人のものに変わります。行き先は
            家ごとに、近くて この災害に使える所です。
          </p>
        </div>
        <div class="col g4">
          <Content {...props} />
          <Submit {...props} />
        </div>
      </div>
    </>
  )
}

/** 見本: the television is the largest thing; submitting does not send. */
export function PreviewPage({
  hall,
  orderId,
}: {
  readonly hall: HallView
  readonly orderId: string
}) {
  const feed = useFeed(() => hall.api.order(orderId), orderId, livePace)
  if (feed.value === null) {
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
  const version = writableVersion(feed.value)
  if (version === null) {
    return (
      <Note tone="info" first="この下書きは もう提出されました。">
        <a href={hashOf.approve(orderId)}>提出されたものを見る</a>
      </Note>
    )
  }
  return <Looking hall={hall} order={feed.value} version={version} />
}
