import { Icon } from '#desk-theme/icon.tsx'
import { Empty } from '#desk-theme/states.tsx'
import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { OrderRow } from '../now/order-row.tsx'
import { areaInFull } from '../orders/area-words.ts'
import { hazardWords, LevelBadge } from '../orders/level-badge.tsx'
import {
  inForceVersion,
  lastIssued,
  lastWarning,
  type OrderAt,
  ordersInForce,
} from '../orders/order-facts.ts'
import { hashOf } from '../route/routes.ts'
import { versionStateWords } from '../words/version-words.ts'

const endedOrders = ({ orders }: HallView): readonly OrderAt[] =>
  orders.flatMap((order) => {
    const version = lastWarning(order)
    return version === null || inForceVersion(order) !== null ? [] : [{ order, version }]
  })

function Ended({ hall }: { readonly hall: HallView }) {
  const ended = endedOrders(hall)
  if (ended.length === 0) return null
  return (
    <section class="panel" aria-labelledby="ended">
      <header>
        <h2 id="ended">{hall.words.mark}終わったもの</h2>
      </header>
      <div class="scroll-x">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">状態</th>
              <th scope="col">{hall.words.order}</th>
              <th scope="col">区域</th>
              <th scope="col">終わり</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {ended.map(({ order, version }) => (
              <tr key={order.orderId}>
                <td class="nowrap">{versionStateWords[version.state]}</td>
                <td class="nowrap">
                  <LevelBadge what={version.draft} isPast /> {hazardWords(version.draft)}
                </td>
                <td>{areaInFull(version.draft.area, hall.area)}</td>
                <td class="nowrap">{endedAt({ order, version })}</td>
                <td class="right">
                  <a class="btn small" data-row="orders" href={hashOf.order(order.orderId)}>
                    {hall.words.doing}開く
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

function endedAt({ order, version }: OrderAt): string {
  const last = lastIssued(order)
  const isByPeople = last !== null && last.version !== version.version
  const at = new Date((isByPeople ? last.document?.issuedAt : null) ?? version.draft.expiresAt)
  return `${dayWords(at)} ${clock(at)}`
}

/** 発令中: all orders in force, then what ended. */
export function InForcePage({ hall }: { readonly hall: HallView }) {
  const inForce = ordersInForce(hall.orders)
  return (
    <>
      <div class="head">
        <h1>
          {hall.words.inForce} {inForce.length}件
        </h1>
      </div>
      <section class="panel" aria-label={hall.words.inForce}>
        {inForce.length === 0 ? (
          <Empty
            title={`${hall.words.mark}発令中のものは ありません`}
            words="出ているものが あると、ここに 警戒レベルの高い順に 並びます。"
          >
            <a class="btn" href="#/new" aria-disabled={hall.off !== null}>
              <Icon name="plus" />
              {hall.words.write}
            </a>
          </Empty>
        ) : (
          inForce.map((at) => <OrderRow key={at.order.orderId} at={at} hall={hall} />)
        )}
      </section>
      <Ended hall={hall} />
    </>
  )
}
