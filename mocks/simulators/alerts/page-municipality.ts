import { CompactSign } from 'jose'
import type { BusPublisher } from '#emergency-alerts/contract/delivery/bus'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { signedOrderType } from '#emergency-alerts/contract/signed-order'
import { importOrderKey } from '#emergency-alerts/src/orders/signing/order-key'
import type { TvConfig } from '#tv-app/src/tv-config'
import { recallAlertKeys } from '../../town/alert-keys.ts'
import { recallSigningKey } from '../../town/town-keys.ts'
import type { TownWorld } from '../../town/wall-deps.ts'

/** A simulated municipality in one page, for testers who have no town hall at hand. */
export interface PageMunicipality {
  readonly alertKeys: TvConfig['alertKeys']
  /** Signs the order with the page town's own key and hands it to the relay's bus. */
  readonly issue: (order: OrderDocument) => Promise<void>
}

export async function createPageMunicipality(
  { keepsake }: Pick<TownWorld, 'keepsake'>,
  bus: BusPublisher,
): Promise<PageMunicipality> {
  const key = await importOrderKey(await recallSigningKey(keepsake, 'municipality'))
  let sequence = 0
  return {
    alertKeys: await recallAlertKeys(keepsake),
    issue: async (order) => {
      sequence += 1
      const signedOrder = await new CompactSign(new TextEncoder().encode(JSON.stringify(order)))
        .setProtectedHeader({ alg: 'ES256', typ: signedOrderType, kid: key.kid })
        .sign(key.privateKey)
      const { orderId, revision } = order
      await bus.publish({ sequence, orderId, revision, signedOrder })
    },
  }
}
