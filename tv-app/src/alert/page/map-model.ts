import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { Position, Ring } from '#emergency-alerts/contract/geography'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { placeCaption } from '../words/alert-text.ts'
import { emWidthOf } from '../words/em-width.ts'
import { refugeOf } from '../words/shelter-words.ts'

/** What fits beside its sign, ems. */
const widestLabel = 6

export interface MapModel {
  readonly home: Position
  readonly shelter: { readonly at: Position; readonly label: string }
  /** The drawn areas of the order. */
  readonly rings: readonly Ring[]
}

/** What the small map shows; null where one of its two ends is not known. */
export function mapModelOf(order: OrderDocument, { home }: BoxProfile): MapModel | null {
  const refuge = refugeOf(order, home)
  if (home.at === null || refuge === null) return null
  const { at, name } = refuge.shelter
  // A long name stands beside the map in full.
  const label = emWidthOf(name.text) <= widestLabel ? name.text : placeCaption(order)
  const rings = order.areas.flatMap(({ extent }) => (extent.kind === 'rings' ? extent.rings : []))
  return { home: home.at, shelter: { at, label }, rings }
}
