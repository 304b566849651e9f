import { ActButton } from '#desk-theme/states.tsx'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { type HallView, hasRole } from '../../hall-view.ts'
import { isOpen } from '../../live/press/act-desk.ts'
import { useAct } from '../../live/press/use-act.ts'
import { ActNote } from '../../orders/pressed/act-note.tsx'
import { type DraftDesk, writableVersion } from '../draft/draft-desk.ts'

/** Gives the draft up; the page then says so and offers to begin anew with the same content. */
export function DiscardButton(props: {
  readonly hall: HallView
  readonly order: OrderView
  readonly desk: DraftDesk
}) {
  const { hall, order, desk } = props
  const act = useAct<OrderView>()
  if (!hasRole(hall, 'drafter')) return null
  const { version, etag } = desk.kept
  const isOff = hall.off !== null || desk.saving.kind !== 'saved' || !isOpen(act.desk)
  const discard = () =>
    act.press({
      send: (key) => hall.api.discard({ orderId: order.orderId, body: { version, etag }, key }),
      find: async () => {
        const asked = await hall.api.order(order.orderId)
        if (!asked.ok) return asked
        return { ok: true, value: writableVersion(asked.value) === null ? asked.value : null }
      },
    })
  return (
    <>
      <ActButton look="quiet small" isOff={isOff} onPress={discard}>
        {hall.words.mark}下書きを捨てる
      </ActButton>
      <ActNote
        desk={act.desk}
        failed="捨てられませんでした。下書きは 残っています。"
        unknown="捨てたかどうか、まだ分かりません。"
      />
    </>
  )
}
