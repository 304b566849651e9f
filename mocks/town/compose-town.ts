import { Hono } from 'hono'
import type { AlertRelay } from '#cable-backend/src/alert-relay/create-relay'
import { createCableApp } from '#cable-backend/src/app'
import type { CableStores } from '#cable-backend/src/card-login/card-login-deps'
import { createPostboxApp } from '#cable-backend/src/epostbox/app'
import type { SealIdentity } from '#cable-backend/src/epostbox/evidence/cms/seal-identity'
import { type Sealer, sealPending } from '#cable-backend/src/epostbox/evidence/seal-pending'
import { httpTimeStampSource } from '#cable-backend/src/epostbox/evidence/time-stamp-source'
import type { PostboxStores } from '#cable-backend/src/epostbox/stores'
import { boxSimulatorRoutes } from '../simulators/box/box-routes.ts'
import { type BoxSimulator, createBoxSimulator } from '../simulators/box/box-simulator.ts'
import { createJlis, type Jlis } from '../simulators/jlis/jlis.ts'
import { createTownRelay, type TownRelay } from './alert-relay.ts'
import { jlisRoutes } from './jlis-routes.ts'
import { issueCards, recallBoxes } from './people.ts'
import { enterContracts, registerInsurers } from './register-people.ts'
import { recallSeal } from './town-keys.ts'
import { cableDepsOf, newId, postboxDepsOf, randomBytes, type TownWorld } from './wall-deps.ts'

export interface TownStores {
  readonly cable: CableStores
  readonly postbox: PostboxStores
  readonly relay: TownRelay
  /** The same rows with an administrator's rights, for what a wall's own role may not enter. */
  readonly admin: Pick<CableStores, 'households'> & Pick<PostboxStores, 'insurers'>
}

/** A town with every wall's real app and the simulated outside, on whatever stores it is given. */
export interface ComposedTown {
  readonly app: Hono
  readonly boxes: readonly BoxSimulator[]
  readonly jlis: Jlis
  readonly seal: SealIdentity
  /** Hears the town hall once it is started; whoever composed the town stops it. */
  readonly relay: AlertRelay
  /** Seals and stamps what arrived; answers how many. */
  sealArrived(): Promise<number>
}

export async function composeTown(world: TownWorld, stores: TownStores): Promise<ComposedTown> {
  const { origin, keepsake, now, onFault } = world
  const jlis = await createJlis({ keepsake, now, ocspUrl: `${origin}/simulators/jlis/ocsp` })
  const cards = await issueCards(jlis)
  const keyed = await recallBoxes(keepsake)
  const relay = await createTownRelay(world, stores.relay)
  const cable = await cableDepsOf(world, jlis, {
    stores: stores.cable,
    alerts: { relay, stores: stores.relay.stores },
  })
  const postbox = await postboxDepsOf(world, jlis, { stores: stores.postbox, cable })
  await enterContracts(stores.admin.households, keyed)
  await registerInsurers(stores.admin.insurers, world, cable)
  const boxes = keyed.map(({ boxId, key: boxKey }) =>
    createBoxSimulator({ boxId, boxKey, cards, now, newId, sleep, log: () => undefined }),
  )
  const seal = await recallSeal(keepsake, now())
  const app = new Hono()
    .mount('/cable', createCableApp(cable).fetch)
    .mount('/postbox', createPostboxApp(postbox).fetch)
    .route('/simulators/jlis', jlisRoutes(jlis))
    .route('/simulators/boxes', boxSimulatorRoutes(boxes))
    .onError((fault, c) => {
      onFault(fault)
      return c.text('the simulated town has a fault', 500)
    })
  const sealer = sealerOf(world, { jlis, seal, stores: stores.postbox })
  const sealArrived = async () => (await sealPending(sealer)).sealed
  return { app, boxes, jlis, seal, relay, sealArrived }
}

const sealerOf = (
  { origin, fetch, now }: TownWorld,
  {
    jlis,
    seal,
    stores,
  }: { readonly jlis: Jlis; readonly seal: SealIdentity; readonly stores: PostboxStores },
): Sealer => ({
  stores,
  identity: seal,
  profile: 'full',
  now,
  randomBytes,
  tsa: httpTimeStampSource({
    url: `${origin}/simulators/jlis/timestamp`,
    authority: jlis.timeStampRoot.der,
    fetch,
    randomBytes,
    timeoutMs: 8_000,
  }),
})

const sleep = (ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))
