import { ActButton, Note } from '#desk-theme/states.tsx'
import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { type HallView, hasRole } from '../hall-view.ts'
import { useAct } from '../live/press/use-act.ts'
import { cancelToConfirm, inForceVersion, lastIssued } from '../orders/order-facts.ts'
import { ActNote } from '../orders/pressed/act-note.tsx'
import { count } from '../words/number-words.ts'

interface Of {
  readonly hall: HallView
  readonly order: OrderView
}

/** Numbers, never 「done」: on how many televisions the end was seen. */
function Seen({ order }: { readonly order: OrderView }) {
  const boxes = order.counters?.boxes
  if (boxes === undefined) return <>テレビからの便りを 待っています。</>
  if (boxes.targeted === 0) return <>これを 知らせるテレビは ありません。</>
  return (
    <>
      {count(boxes.targeted)}台のうち {count(boxes.displayed)}台で 表示を確かめました。
    </>
  )
}

const ended = {
  lift: { words: '解除しました。', tone: 'ok' },
  cancel: { words: '取り消しました。', tone: 'ok' },
} as const

/** How the order ended, and what is left to confirm. */
export function EndedNote({ hall, order }: Of) {
  const last = lastIssued(order)
  if (last === null || inForceVersion(order) !== null) return null
  const at = last.document === null ? '' : clockWithSeconds(new Date(last.document.issuedAt))
  if (last.kind !== 'lift' && last.kind !== 'cancel') {
    return (
      <Note tone="care" first={`期限が来て ${hall.words.mark}発令は 終わりました。`} isAlert>
        テレビからも 消えます。答えのなかったテレビには、期限が過ぎたことが 出ます。
        {hall.words.place === 'actual' && (
          <>
            まだ危険なときは、<a href="#/new">{hall.words.write}</a>から 出してください。
          </>
        )}
      </Note>
    )
  }
  const { words, tone } = ended[last.kind]
  const { doing } = hall.words
  return (
    <>
      <Note tone={tone} first={`${at} ${doing}${words}`}>
        {last.reason !== null && `理由: ${last.reason}。`}
        <Seen order={order} />
      </Note>
      <Countersign hall={hall} order={order} />
    </>
  )
}

/** A cancel goes out by one person; another one looks at it afterwards. */
function Countersign({ hall, order }: Of) {
  const cancel = cancelToConfirm(order)
  const act = useAct<OrderView>()
  if (cancel === null) return null
  const isOwn = cancel.drafted?.by.staffId === hall.me.staff.staffId
  const mayConfirm = hasRole(hall, 'approver') || hasRole(hall, 'drafter')
  const reason = isOwn
    ? '取り消した人は 確かめの印を つけられません。ほかの人に 頼んでください。'
    : mayConfirm
      ? hall.off
      : '作成担当か承認担当だけが 印をつけられます。'
  const press = () =>
    act.press({
      send: (key) =>
        hall.api.countersign({
          orderId: order.orderId,
          body: { version: cancel.version, etag: cancel.etag },
          key,
        }),
      find: async () => {
        const asked = await hall.api.order(order.orderId)
        if (!asked.ok) return asked
        return { ok: true, value: cancelToConfirm(asked.value) === null ? asked.value : null }
      },
    })
  return (
    <section class="panel" aria-label="取り消しの確かめ">
      <div class="in">
        <ActNote
          desk={act.desk}
          failed="印を つけられませんでした。"
          unknown="印がついたか、まだ分かりません。"
        />
        <div class="row wrap">
          <span class="grow">
            <b>{hall.words.mark}取り消しの確かめ</b>　{cancel.drafted?.by.name}さんが
            ひとりで取り消しました。 内容を見て、印をつけてください。
          </span>
          <ActButton
            look=""
            isOff={reason !== null || act.desk.kind === 'sending'}
            describedBy="countersign-hint"
            onPress={press}
          >
            {hall.words.mark}取り消しを 確かめた印をつける
          </ActButton>
        </div>
        <span id="countersign-hint" class="hint">
          {reason}
        </span>
      </div>
    </section>
  )
}
