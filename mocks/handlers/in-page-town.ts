import { Hono } from 'hono'
import { createLocalJWKSet } from 'jose'
import { type HttpHandler, http } from 'msw'
import { type CableDeps, createCableApp } from '#cable-backend/src/app'
import { memoryReplayStore } from '#cable-backend/src/bound-token/replay-store'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import { ocspRevocationSource } from '#cable-backend/src/card-proof/ocsp/ocsp-revocation-source'
import type { RevocationSource } from '#cable-backend/src/card-proof/revocation-source'
import { createPostboxApp } from '#cable-backend/src/epostbox/app'
import type { PostboxDeps } from '#cable-backend/src/epostbox/postbox-deps'
import { memoryStores } from '#cable-backend/src/epostbox/stores'
import { memoryCableStores } from '#cable-backend/src/memory-cable-stores'
import { newPrivateKey } from '#mocks/fixtures/postbox/test-keys'
import { type BoxSimulator, createBoxSimulator } from '#mocks/simulators/box/box-simulator'
import { createJlis, type Jlis, testPolicy } from '#mocks/simulators/jlis/jlis'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { ocspRoutes } from '#mocks/simulators/jlis/ocsp-routes'
import { issueCards, makeBoxes } from './page-people.ts'
import { enterContracts, fillMailboxes } from './page-seed.ts'

export interface InPageTownOptions {
  /** Where the page believes its servers to be; handlers answer everything under it. */
  readonly origin: string
  readonly now: () => Date
  readonly onFault: (fault: Error) => void
}

/** A whole simulated town in one page or one test: real apps, memory behind them, no network. */
export interface InPageTown {
  readonly cableUrl: string
  readonly postboxUrl: string
  readonly handlers: readonly HttpHandler[]
  readonly boxes: ReadonlyMap<string, BoxSimulator>
  readonly jlis: Jlis
}

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const newId = () => crypto.randomUUID()

export async function createInPageTown(options: InPageTownOptions): Promise<InPageTown> {
  const { origin, now } = options
  const jlis = await createJlis({ keepsake: memoryKeepsake(), now })
  const [cards, boxesWithKeys] = await Promise.all([issueCards(jlis), makeBoxes()])
  const world: World = { ...options, jlis, revocation: revocationIn(jlis, now) }
  const cable = await cableDeps(world)
  const postbox = await postboxDeps(world, cable)
  await enterContracts(cable, boxesWithKeys)
  await fillMailboxes(cable, postbox)
  const town = new Hono()
    .mount('/cable', createCableApp(cable).fetch)
    .mount('/postbox', createPostboxApp(postbox).fetch)
  const answer = ({ request }: { readonly request: Request }) => town.fetch(request)
  const boxes = boxesWithKeys.map(({ boxId, key: boxKey }): [string, BoxSimulator] => [
    boxId,
    createBoxSimulator({ boxId, boxKey, cards, now, newId, sleep, log: () => {} }),
  ])
  return {
    cableUrl: cable.publicUrl,
    postboxUrl: postbox.publicUrl,
    handlers: [http.all(`${origin}/cable/*`, answer), http.all(`${origin}/postbox/*`, answer)],
    boxes: new Map(boxes),
    jlis,
  }
}

const sleep = (ms: number) =>
  ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => setTimeout(resolve, ms))

interface World extends InPageTownOptions {
  readonly jlis: Jlis
  readonly revocation: RevocationSource
}

/** The simulated responder is asked as over HTTP, with every check of its answer. */
function revocationIn(jlis: Jlis, now: () => Date): RevocationSource {
  const responder = ocspRoutes(jlis)
  return ocspRevocationSource({
    url: 'http://ocsp.jpki-test.invalid/',
    fetch: async (input, init) => responder.fetch(new Request(input, init)),
    now,
    randomBytes,
    timeoutMs: 5_000,
    maxAgeMs: 10 * 60_000,
    skewMs: 60_000,
  })
}

const sharedDeps = ({ jlis, revocation, now, onFault }: World) => ({
  cardAuthorities: [{ der: jlis.authenticationAuthority.der, policies: [testPolicy] }],
  revocation,
  proofReplays: memoryReplayStore(),
  now,
  randomBytes,
  newId,
  onFault,
})

const cableDeps = async (world: World): Promise<CableDeps> => ({
  ...sharedDeps(world),
  stores: memoryCableStores(),
  publicUrl: `${world.origin}/cable`,
  postboxUrl: `${world.origin}/postbox`,
  signingKey: await importSigningKey(await newPrivateKey()),
  cardKeyPepper: randomBytes(32),
  pairwiseSecret: randomBytes(32),
  onRequest: () => {},
})

const postboxDeps = async (world: World, cable: CableDeps): Promise<PostboxDeps> => ({
  ...sharedDeps(world),
  stores: memoryStores(),
  publicUrl: cable.postboxUrl,
  signingKey: await importSigningKey(await newPrivateKey()),
  cableOperator: {
    issuer: cable.publicUrl,
    keys: createLocalJWKSet({ keys: [cable.signingKey.publicJwk] }),
  },
  formGraceDays: 30,
})
