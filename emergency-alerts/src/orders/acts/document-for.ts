import type { VersionKind } from '#emergency-alerts/contract/desk/order-view'
import type { OrderDocument, Standing } from '#emergency-alerts/contract/order-document'
import { longestSignedOrder } from '#emergency-alerts/contract/signed-order'
import type { CheckContext } from '../checks/check-draft.ts'
import { documentOf } from '../document/document-of.ts'
import { isIssued, type KeptOrder, type KeptVersion } from '../kept/kept-order.ts'

type Context = Omit<CheckContext, 'kind'>

const standingOf = {
  order: 'in_force',
  correction: 'in_force',
  lift: 'lifted',
  cancel: 'cancelled',
} as const satisfies Record<VersionKind, Standing>

/** As it would go out now; null while it has no area. */
export const documentFor = (
  order: KeptOrder,
  version: KeptVersion,
  context: Context,
): OrderDocument | null =>
  documentAfter(issuedIn(order), { order, version, standing: standingOf[version.kind] }, context)

const issuedIn = (order: KeptOrder): readonly OrderDocument[] =>
  order.versions.filter(isIssued).map(({ document }) => document)

function documentAfter(
  before: readonly OrderDocument[],
  about: { order: KeptOrder; version: KeptVersion; standing: Standing },
  { area, now }: Context,
): OrderDocument | null {
  const { order, version, standing } = about
  return documentOf({
    orderId: order.orderId,
    place: order.place,
    revision: (before.at(-1)?.revision ?? 0) + 1,
    standing,
    draft: version.draft,
    file: area,
    before,
    issuedAt: now,
  })
}

/** What recordings and the words of an end add at most, each in JSON. */
const clipBytes = 400
const endWordsBytes = 8_000
/** Header, signature and the dots between. */
const envelopeLength = 400

/** How long a document can become as it travels, in characters: base64url is a third more. */
function longestAsSigned(document: OrderDocument): number {
  const bytes = new TextEncoder().encode(JSON.stringify(document)).length
  const clips = (2 + document.shelters.length) * clipBytes
  return Math.ceil(((bytes + clips + endWordsBytes) * 4) / 3) + envelopeLength
}

/**
 * Whether relays and televisions can take it, and also what would end it: the end of an order goes to
 * the areas of all its revisions together, and has to be possible at any time.
 */
export function fitsDelivery(order: KeptOrder, version: KeptVersion, context: Context): boolean {
  const before = issuedIn(order)
  const document = documentFor(order, version, context)
  if (document === null) return true
  const end = documentAfter(
    [...before, document],
    { order, version, standing: 'cancelled' },
    context,
  )
  return [document, end].every(
    (each) => each === null || longestAsSigned(each) <= longestSignedOrder,
  )
}
