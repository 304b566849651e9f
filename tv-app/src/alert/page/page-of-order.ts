import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { Position } from '#emergency-alerts/contract/geography'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { noMark } from '../state/alert-state.ts'
import type { FrontPage } from '../state/front.ts'
import type { AlertPage } from './alert-page.ts'
import { type MapModel, mapModelOf } from './map-model.ts'
import { pageOfFront } from './page-of-front.ts'

/** What an order is drawn from: a page, and a map where the page has one. */
export interface OrderDrawing {
  readonly page: AlertPage
  readonly map: MapModel | null
}

/** An order as an invented household of its municipality sees it first; null for a home of unknown place. */
export function pageOfOrder(order: OrderDocument, at: Position | null): OrderDrawing {
  const profile = profileAt(order, at)
  const now = new Date(order.issuedAt)
  const page = pageOfFront(frontOf(order), { profile, focused: 0, now })
  return { page, map: page.kind === 'order' && page.hasMap ? mapModelOf(order, profile) : null }
}

const profileAt = ({ municipality }: OrderDocument, at: Position | null): BoxProfile => ({
  home: { municipality: municipality.code, town: null, at },
  names: [
    { text: '田中花子', kana: 'たなかはなこ' },
    { text: '田中一郎', kana: 'たなかいちろう' },
  ],
  familyName: '田中',
  namesVoice: null,
})

function frontOf(order: OrderDocument): FrontPage {
  if (order.standing !== 'in_force')
    return { kind: 'ended', order, mark: noMark, why: order.standing, others: [] }
  return { kind: 'order', order, mark: noMark, others: [], isReopened: false, hasNext: false }
}
