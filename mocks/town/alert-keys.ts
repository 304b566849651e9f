import { importOrderKey } from '#emergency-alerts/src/orders/signing/order-key'
import { AlertKeys, type TvConfig } from '#tv-app/src/tv-config'
import type { Keepsake } from '../simulators/jlis/keepsake.ts'
import { recallSigningKey } from './town-keys.ts'

/** 美波町. */
export const townMunicipality = '36387'

/** What the boxes of the town pin: the public key of its one municipality. */
export async function recallAlertKeys(keepsake: Keepsake): Promise<TvConfig['alertKeys']> {
  const { publicJwk } = await importOrderKey(await recallSigningKey(keepsake, 'municipality'))
  return AlertKeys.parse([{ ...publicJwk, municipality: townMunicipality }])
}
