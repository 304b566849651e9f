import { useState } from 'preact/hooks'
import { ActButton, Note } from '#desk-theme/states.tsx'
import type {
  OrderView,
  VersionState,
  VersionView,
} from '#emergency-alerts/contract/desk/order-view'
import { levelOf } from '#emergency-alerts/src/orders/words/order-kinds'
import { type HallView, hasRole } from '../hall-view.ts'
import { type ActDesk, isOpen } from '../live/press/act-desk.ts'
import { useAct } from '../live/press/use-act.ts'
import { orderNameWithLevel } from '../orders/level-badge.tsx'
import { inForceVersion } from '../orders/order-facts.ts'
import { ActNote } from '../orders/pressed/act-note.tsx'
import { findInState } from '../orders/pressed/find-act.ts'
import { Meanwhile } from '../orders/pressed/meanwhile.tsx'
import { hashOf } from '../route/routes.ts'
import { count } from '../words/number-words.ts'
import { versionKindWords } from '../words/version-words.ts'
import { TypedField } from './typed/typed-field.tsx'
import { fieldsLeft, homesHint, nothingTyped, type Typed } from './typed/typed-words.ts'

interface Of {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
}

/** Whether the version has come where the act would have brought it. */
const findIn =
  ({ hall, order, version }: Of, ...states: readonly VersionState[]) =>
  () =>
    findInState(hall, { orderId: order.orderId, version: version.version }, states)

/** Whoever drafted it sees the page and cannot approve it. */
function NotYours({ hall, order, version }: Of) {
  const act = useAct<OrderView>()
  const isOwn = version.submitted?.by.staffId === hall.me.staff.staffId
  const withdraw = () => {
    const { version: number, etag } = version
    return act.press({
      send: (key) =>
        hall.api.withdraw({ orderId: order.orderId, body: { version: number, etag }, key }),
      find: findIn({ hall, order, version }, 'draft'),
      follow: () => {
        location.hash = hashOf.draft(order.orderId)
      },
    })
  }
  return (
    <section class="panel" aria-label="承認">
      <div class="in">
        <Note
          tone="info"
          first={isOwn ? '作成した人は 承認できません。' : '承認できるのは 承認担当の人です。'}
        >
          {isOwn
            ? 'ほかの承認担当に 見てもらってください。この画面は 承認されると 変わります。'
            : 'この画面は 見るだけです。'}
        </Note>
        {isOwn && hasRole(hall, 'drafter') && (
          <>
            <ActNote
              desk={act.desk}
              failed="取り下げられませんでした。"
              unknown="取り下げたか、まだ分かりません。"
            />
            <ActButton
              look="quiet full"
              isOff={hall.off !== null || !isOpen(act.desk)}
              onPress={withdraw}
            >
              {hall.words.mark}提出を取り下げて 書き直す
            </ActButton>
          </>
        )}
      </div>
    </section>
  )
}

const expectedOf = ({ hall, version }: Of) => ({
  place: hall.words.place,
  municipality: hall.me.municipality.name,
  level: levelOf(version.draft.hazard, version.draft.kind),
  homes: version.reach?.homes ?? -1,
})

/** It names place, number, level and act only when everything was typed, so nobody copies from it. */
function goWords({ hall, version }: Of): string {
  const what = orderNameWithLevel(version.draft)
  const how = version.kind === 'order' ? '' : `の ${versionKindWords[version.kind]}`
  const drill = hall.words.place === 'drill' ? '【訓練】' : ''
  return `${drill}${hall.me.municipality.name}の ${count(version.reach?.homes ?? 0)}世帯に ${what}${how}を 出す`
}

/** Under the button: why it cannot be pressed, or what it does. */
function pressHint({ hall, version }: Of, desk: ActDesk<OrderView>, left: number): string {
  if (desk.kind === 'sending') return '送っています…'
  if (desk.kind === 'unknown') return '出たかどうかが 分かるまで 押せません。'
  if (hall.off !== null) return hall.off
  if (left > 0) return '全部が合うと、出す内容がボタンに出て、押せるようになります。'
  const boxes = version.reach?.boxes ?? 0
  const which = hall.words.place === 'drill' ? '訓練です。' : '本番です。'
  return boxes === 0
    ? `${which}この区域に テレビは ありません。ほかの方法でも 知らせてください。`
    : `${which}押すと すぐに ${count(boxes)}台のテレビに出ます。`
}

interface FieldsProps extends Of {
  readonly typed: Typed
  readonly isBusy: boolean
  readonly onTyped: (typed: Typed) => void
}

function Fields(props: FieldsProps) {
  const { order, version, typed, isBusy, onTyped } = props
  const expected = expectedOf(props)
  const before = inForceVersion(order)
  const hint = homesHint(
    typed,
    expected,
    before?.reach == null ? null : { version: before.version, homes: before.reach.homes },
  )
  const shared = { typed, expected, isBusy, onTyped }
  if (typed.place === 'drill') {
    return <TypedField {...shared} field="word" label="訓練を出すことば（くんれん と打つ）" />
  }
  return (
    <>
      <TypedField {...shared} field="municipality" label="町の名前" />
      <TypedField
        {...shared}
        field="level"
        label={expected.level === null ? '災害（ひらがな3文字）' : '警戒レベル（数字）'}
      />
      <TypedField
        {...shared}
        field="homes"
        label={`届く世帯の数（第${version.version}版）`}
        hint={hint}
      />
    </>
  )
}

function Approve(props: Of) {
  const { hall, order, version } = props
  const [typed, setTyped] = useState<Typed>(() => nothingTyped(hall.words.place))
  const act = useAct<OrderView>()
  const left = fieldsLeft(typed, expectedOf(props))
  const isBusy = !isOpen(act.desk)
  const approve = () => {
    const { version: number, etag } = version
    return act.press({
      send: (key) =>
        hall.api.approve({ orderId: order.orderId, body: { version: number, etag, typed }, key }),
      find: findIn(props, 'issued'),
      follow: () => {
        location.hash = hashOf.order(order.orderId)
      },
    })
  }
  const isDrill = hall.words.place === 'drill'
  const failed = isDrill
    ? '訓練を 出せませんでした。テレビには出ていません。'
    : '発令できませんでした。テレビには出ていません。'
  return (
    <div class="in">
      <ActNote
        desk={act.desk}
        failed={failed}
        unknown="出たかどうか、まだ分かりません。"
        meanwhile={<Meanwhile hall={hall} />}
      />
      <Fields
        {...props}
        typed={typed}
        isBusy={isBusy}
        onTyped={(next) => {
          act.reset()
          setTyped(next)
        }}
      />
      <ActButton
        look="go big full"
        isOff={left > 0 || isBusy || hall.off !== null}
        describedBy="approve-hint"
        onPress={approve}
      >
        {left > 0 ? `${hall.words.doing}まだ出せません（あと ${left}つ）` : goWords(props)}
      </ActButton>
      <p id="approve-hint" class="small center" role="status">
        {pressHint(props, act.desk, left)}
      </p>
    </div>
  )
}

function SendBack(props: Of) {
  const { hall, order, version } = props
  const [reason, setReason] = useState('')
  const act = useAct<OrderView>()
  const isOff = reason.trim() === '' || !isOpen(act.desk) || hall.off !== null
  const send = (how: 'giveBack' | 'reject') =>
    act.press({
      send: (key) =>
        hall.api[how]({
          orderId: order.orderId,
          body: { version: version.version, etag: version.etag, reason: reason.trim() },
          key,
        }),
      find: findIn(props, how === 'giveBack' ? 'returned' : 'rejected'),
    })
  return (
    <div class="in send-back">
      <ActNote
        desk={act.desk}
        failed="返せませんでした。まだ承認待ちです。"
        unknown="返せたかどうか、まだ分かりません。"
      />
      <div class="f">
        <label for="reason">差し戻す・却下する理由（必ず書く）</label>
        <input
          id="reason"
          class="in-t"
          maxLength={400}
          placeholder="例: 区域の範囲を 確かめてください"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div class="row">
        <ActButton look="quiet grow" isOff={isOff} onPress={() => send('giveBack')}>
          {hall.words.doing}作成者へ差し戻す
        </ActButton>
        <ActButton look="stop grow" isOff={isOff} onPress={() => send('reject')}>
          {hall.words.doing}却下する
        </ActButton>
      </div>
    </div>
  )
}

/** The second person's panel: typed words to issue, or a reason to send it back. */
export function ApprovalPanel(props: Of) {
  const { hall, version } = props
  const isOwn = version.submitted?.by.staffId === hall.me.staff.staffId
  if (isOwn || !hasRole(hall, 'approver')) return <NotYours {...props} />
  return (
    <section class="panel acts" aria-labelledby="approval">
      <header>
        <h2 id="approval">{hall.words.mark}承認のことば</h2>
        <span class="r small mute">見て、打ち込んでください</span>
      </header>
      <Approve {...props} />
      <SendBack {...props} />
    </section>
  )
}
