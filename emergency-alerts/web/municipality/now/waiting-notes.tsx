import { Icon } from '#desk-theme/icon.tsx'
import { clock } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { orderName } from '../orders/level-badge.tsx'
import { type OrderAt, waitingSince } from '../orders/order-facts.ts'
import { hashOf } from '../routes.ts'
import { versionKindWords } from '../words/version-words.ts'

const pathOf = ({ order, version }: OrderAt): string =>
  version.kind === 'cancel' ? hashOf.order(order.orderId) : hashOf.approve(order.orderId)

/** What waits for a second person; nothing at all when nothing waits. */
export function WaitingNotes(props: {
  readonly hall: HallView
  readonly waiting: readonly OrderAt[]
}) {
  const [first] = props.waiting
  if (first === undefined) return null
  const { draft, kind } = first.version
  const isCancel = kind === 'cancel'
  return (
    <div class="row wrap waiting-notes">
      <a class="note care grow" href={props.waiting.length > 1 ? '#/waiting' : pathOf(first)}>
        <Icon name="clock" />
        <span class="grow">
          <b>
            {props.hall.words.waiting} {props.waiting.length}件
          </b>
          {'　'}
          {orderName(draft)}の{versionKindWords[kind]}
          {isCancel ? '（あとの確かめ）' : ''}　{clock(new Date(waitingSince(first.version)))} から
        </span>
      </a>
    </div>
  )
}
