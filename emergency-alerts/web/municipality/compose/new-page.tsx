import { useState } from 'preact/hooks'
import { Icon } from '#desk-theme/icon.tsx'
import { ActButton, Note } from '#desk-theme/states.tsx'
import { whenWords } from '#desk-theme/words/day-words.ts'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import type { Hazard, OrderKind } from '#emergency-alerts/contract/order-document'
import {
  faultInCombination,
  hazardNames,
  kindNames,
  levelOf,
} from '#emergency-alerts/src/orders/words/order-kinds'
import { type HallView, hasRole } from '../hall-view.ts'
import { isOpen } from '../live/press/act-desk.ts'
import { useAct } from '../live/press/use-act.ts'
import { areaInFull } from '../orders/area-words.ts'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import { ordersInWriting } from '../orders/order-facts.ts'
import { ActNote } from '../orders/pressed/act-note.tsx'
import { findBegun } from '../orders/pressed/find-act.ts'
import { hashOf } from '../route/routes.ts'
import { versionKindWords } from '../words/version-words.ts'
import { newDraft } from './draft/new-draft.ts'

const hazards: readonly Hazard[] = [
  'flood',
  'landslide',
  'storm_surge',
  'tsunami',
  'inland_flood',
  'earthquake',
  'large_fire',
  'volcano',
]
const kinds: readonly OrderKind[] = ['elderly_evacuation', 'evacuation', 'immediate_safety']

function Drafts({ hall }: { readonly hall: HallView }) {
  const drafts = ordersInWriting(hall.orders)
  if (drafts.length === 0) return null
  return (
    <section class="panel" aria-labelledby="drafts">
      <header>
        <h2 id="drafts">
          {hall.words.mark}書きかけ {drafts.length}件
        </h2>
        <span class="small mute">同じものが ないか、先に見てください</span>
      </header>
      <div class="scroll-x">
        <table class="stacks">
          <tbody>
            {drafts.map(({ order, version }) => (
              <tr key={order.orderId}>
                <td class="nowrap">
                  {version.state === 'returned' ? '差し戻し' : versionKindWords[version.kind]}
                </td>
                <td class="nowrap">
                  <LevelBadge what={version.draft} /> {hazardWords(version.draft)}
                </td>
                <td>{areaInFull(version.draft.area, hall.area)}</td>
                <td class="nowrap mute">
                  {version.drafted?.by.name}{' '}
                  {version.drafted !== null && whenWords(new Date(version.drafted.at), hall.now)}
                </td>
                <td class="right">
                  <a class="btn small" data-row="drafts" href={hashOf.draft(order.orderId)}>
                    {hall.words.doing}
                    {hasRole(hall, 'drafter') ? 'つづきを書く' : '見る'}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function KindButton(props: {
  readonly mark: string
  readonly hazard: Hazard
  readonly kind: OrderKind
  readonly isOff: boolean
  readonly onPress: () => void
}) {
  const { hazard, kind } = props
  const fault = faultInCombination(hazard, kind)
  if (fault !== null) return null
  const level = levelOf(hazard, kind)
  return (
    <ActButton look="big quiet kind-button" isOff={props.isOff} onPress={props.onPress}>
      {props.mark}
      <LevelBadge what={{ hazard, kind }} size="large" />
      <span class="only-read-aloud">
        {level === null ? '' : `レベル${level}`} {kindNames[kind].ja.text}の 下書きを始める
      </span>
    </ActButton>
  )
}

/** 新しい発令: which hazard, then which level; everything that can be filled in is filled in. */
export function NewPage({ hall }: { readonly hall: HallView }) {
  const [hazard, setHazard] = useState<Hazard>('flood')
  const act = useAct<OrderView>()
  const mayWrite = hasRole(hall, 'drafter')
  const off = mayWrite ? hall.off : '下書きを始められるのは 作成担当の人です。'
  const start = (kind: OrderKind) => {
    const draft = newDraft({ hazard, kind }, hall)
    return act.press({
      send: (key) => hall.api.open(draft, key),
      find: () => findBegun(hall, draft, hall.now),
      follow: ({ orderId }) => {
        location.hash = hashOf.draft(orderId)
      },
    })
  }
  return (
    <>
      <div class="head">
        <h1>{hall.words.write}</h1>
        <span class="sub">書きはじめても、まだ どこにも出ません</span>
      </div>
      <Drafts hall={hall} />
      <section class="panel acts" aria-labelledby="what">
        <header>
          <h2 id="what">何の{hall.words.order}ですか</h2>
        </header>
        <div class="in">
          {off !== null && <Note tone="info" first={off} />}
          <ActNote
            desk={act.desk}
            failed="下書きを 始められませんでした。"
            unknown="下書きが できたか、まだ分かりません。"
          />
          <fieldset class="seg wrap-seg" aria-label="災害">
            {hazards.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={hazard === each}
                onClick={() => setHazard(each)}
              >
                {hazardNames[each].ja.text}
              </button>
            ))}
          </fieldset>
          <div class="row wrap">
            {kinds.map((kind) => (
              <KindButton
                key={kind}
                mark={hall.words.mark}
                hazard={hazard}
                kind={kind}
                isOff={off !== null || !isOpen(act.desk)}
                onPress={() => start(kind)}
              />
            ))}
          </div>
          <p class="small mute">
            <Icon name="arrow" /> 押すと
            下書きができ、ことばが入ります。区域を選び、確かめて、提出します。 出すのは
            べつの承認担当の人です。
          </p>
        </div>
      </section>
    </>
  )
}
