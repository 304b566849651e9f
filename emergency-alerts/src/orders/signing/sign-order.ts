import { CompactSign } from 'jose'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { type SignedOrder, signedOrderType } from '#emergency-alerts/contract/signed-order'
import type { OrderKey } from './order-key.ts'

/** The document as it travels; see `SignedOrder`. */
export const signOrder = (document: OrderDocument, key: OrderKey): Promise<SignedOrder> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(document)))
    .setProtectedHeader({ alg: 'ES256', typ: signedOrderType, kid: key.kid })
    .sign(key.privateKey)
