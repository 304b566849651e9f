import { Icon } from '#desk-theme/icon.tsx'
import { ActButton } from '#desk-theme/states.tsx'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { type HallView, hasRole } from '../../hall-view.ts'
import { useAct } from '../../live/press/use-act.ts'
import { inForceVersion, openVersion } from '../../orders/order-facts.ts'
import { ActNote } from '../../orders/pressed/act-note.tsx'
import { findOpen } from '../../orders/pressed/find-act.ts'
import { hashOf } from '../../route/routes.ts'
import { count } from '../../words/number-words.ts'
import { versionKindWords } from '../../words/version-words.ts'
import { CancelPanel } from './cancel-panel.tsx'

interface Of {
  readonly hall: HallView
  readonly order: OrderView
}

const noRole = (hall: HallView): string | null =>
  hasRole(hall, 'drafter') ? null : '作成担当の人が できます。'

/** A correction or a lift on its way keeps a second one from being opened. */
function OpenVersion({ hall, order }: Of) {
  const open = openVersion(order)
  if (open === null) return null
  const isSubmitted = open.state === 'submitted'
  const name = versionKindWords[open.kind]
  return (
    <a
      class="btn quiet full"
      href={isSubmitted ? hashOf.approve(order.orderId) : hashOf.draft(order.orderId)}
    >
      第{open.version}版（{name}）を開く　{isSubmitted ? hall.words.waiting : '下書き'}
    </a>
  )
}

function NextVersions({ hall, order }: Of) {
  const act = useAct<OrderView>()
  if (openVersion(order) !== null) return <OpenVersion hall={hall} order={order} />
  const off = noRole(hall) ?? hall.off
  const open = (how: 'correct' | 'lift') =>
    act.press({
      send: (key) => hall.api[how]({ orderId: order.orderId, body: {}, key }),
      find: () => findOpen(hall, order.orderId),
      follow: () => {
        location.hash = hashOf.draft(order.orderId)
      },
    })
  return (
    <>
      <ActNote
        desk={act.desk}
        failed="下書きを 作れませんでした。"
        unknown="下書きができたか、まだ分かりません。"
      />
      <div class="row">
        <ActButton look="big grow" isOff={off !== null} onPress={() => open('correct')}>
          <Icon name="pen" />
          {hall.words.doing}訂正する
        </ActButton>
        <ActButton look="quiet big grow" isOff={off !== null} onPress={() => open('lift')}>
          {hall.words.doing}解除する
        </ActButton>
      </div>
      <p class="small">
        <b>訂正と解除</b>は、ことばの入った下書きを作ります。べつの人の承認で 出ます。期限を
        延ばすのも 訂正です。
        {off !== null && ` ${off}`}
      </p>
    </>
  )
}

/** How an order in force is ended or changed; cancel always stands here, never in a menu. */
export function ActPanel(
  props: Of & {
    readonly isCancelling: boolean
    readonly onCancelling: (isCancelling: boolean) => void
  },
) {
  const { hall, order, isCancelling, onCancelling } = props
  const inForce = inForceVersion(order)
  if (inForce === null) return null
  if (isCancelling) {
    return (
      <CancelPanel
        hall={hall}
        order={order}
        version={inForce}
        onClose={() => onCancelling(false)}
      />
    )
  }
  const mayCancel = hasRole(hall, 'drafter') || hasRole(hall, 'approver')
  const boxes = order.counters?.boxes
  return (
    <section class="panel stops" aria-label="取り消し・訂正・解除">
      <div class="in">
        <ActButton
          look="stop go big full"
          isOff={!mayCancel || hall.off !== null}
          describedBy="cancel-hint"
          onPress={() => onCancelling(true)}
        >
          <Icon name="cross" />
          {hall.words.doing}取り消す
        </ActButton>
        <p id="cancel-hint" class="small">
          <b>取り消しは ひとりで すぐ出せます</b>（2秒 押し続け）。
          {boxes !== undefined &&
            `表示した ${count(boxes.displayed)}台と 返事待ち ${count(boxes.pending)}台に、`}
          用意したことばが 数秒で出ます。承認担当には 同時に知らせます。
          {!mayCancel && ' 作成担当か承認担当が できます。'}
          {hall.off !== null && ` ${hall.off}。`}
        </p>
        <NextVersions hall={hall} order={order} />
      </div>
    </section>
  )
}
