import { Icon } from '#desk-theme/icon.tsx'
import { clock } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { orderName } from '../orders/level-badge.tsx'
import { type OrderAt, waitingSince } from '../orders/order-facts.ts'
import { hashOf } from '../route/routes.ts'
import { unusedTelegrams } from '../telegrams/unused-telegrams.ts'
import { versionKindWords } from '../words/version-words.ts'

const pathOf = ({ order, version }: OrderAt): string =>
  version.kind === 'cancel' ? hashOf.order(order.orderId) : hashOf.approve(order.orderId)

function WaitingNote(props: { readonly hall: HallView; readonly waiting: readonly OrderAt[] }) {
  const [first] = props.waiting
  if (first === undefined) return null
  const { draft, kind } = first.version
  const isCancel = kind === 'cancel'
  return (
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
  )
}

function TelegramNote({ telegrams }: Pick<HallView, 'telegrams'>) {
  const unused = unusedTelegrams(telegrams)
  const [newest] = unused
  if (newest === undefined) return null
  return (
    <a class="note info grow" href={hashOf.telegram(newest.telegramId)}>
      <Icon name="inbox" />
      <span class="grow">
        <b>電文 {unused.length}件 未処理</b>
        {'　'}
        {newest.drafts[0]?.warning}　{clock(new Date(newest.receivedAt))} 受け取り（
        {newest.telegram?.status}）
      </span>
    </a>
  )
}

/** What waits for a person: a second one, or a decision on a telegram; nothing when nothing waits. */
export function WaitingNotes(props: {
  readonly hall: HallView
  readonly waiting: readonly OrderAt[]
}) {
  const { hall, waiting } = props
  if (waiting.length + unusedTelegrams(hall.telegrams).length === 0) return null
  return (
    <div class="row wrap waiting-notes">
      <WaitingNote hall={hall} waiting={waiting} />
      <TelegramNote telegrams={hall.telegrams} />
    </div>
  )
}
