import type { FamilyPhoneStore } from '#cable-backend/src/family-phones/family-phone-store'
import type { FamilyPush } from '#cable-backend/src/family-phones/push/family-push'
import { operatorPush } from '#cable-backend/src/family-phones/push/operator-push'
import { pushServiceRoutes } from '../simulators/push-service/push-routes.ts'
import { createPushService } from '../simulators/push-service/push-service.ts'
import { recallSigningKey } from './town-keys.ts'
import type { TownWorld } from './wall-deps.ts'

export const pushServicePath = '/simulators/push'

/** The simulated push service, with the phones that stand for the family's. */
export const pushServiceOf = ({ origin, now }: TownWorld) =>
  pushServiceRoutes(createPushService(`${origin}${pushServicePath}/send`, now), now)

/** The cable operator's way to phones, with the key that `cableDepsOf` tells them. */
export const familyPushOf = async (
  { keepsake, fetch, now, onFault }: TownWorld,
  phones: FamilyPhoneStore,
): Promise<FamilyPush> =>
  operatorPush({
    phones,
    key: await recallSigningKey(keepsake, 'push'),
    subject: 'mailto:tv@cable.example.jp',
    fetch,
    now,
    onFault,
  })
