import { type HttpHandler, http } from 'msw'
import { memoryRelayStores } from '#cable-backend/src/alert-relay/memory-relay-stores'
import { memoryStores } from '#cable-backend/src/epostbox/stores'
import { memoryHouseholdStore } from '#cable-backend/src/households/memory-household-store'
import { memoryCableStores } from '#cable-backend/src/memory-cable-stores'
import type { BusPublisher } from '#emergency-alerts/contract/delivery/bus'
import { inProcessBus } from '#emergency-alerts/src/delivery/bus/in-process-bus'
import {
  createPageMunicipality,
  type PageMunicipality,
} from '#mocks/simulators/alerts/page-municipality'
import type { BoxSimulator } from '#mocks/simulators/box/box-simulator'
import type { Jlis } from '#mocks/simulators/jlis/jlis'
import type { Keepsake } from '#mocks/simulators/jlis/keepsake'
import { composeTown } from '#mocks/town/compose-town'
import { insurerClients, sendFirstLetters } from '#mocks/town/first-letters'
import type { TownWorld } from '#mocks/town/wall-deps'

export interface InPageTownOptions {
  /** Where the page believes its servers to be; handlers answer everything under it. */
  readonly origin: string
  readonly keepsake: Keepsake
  readonly now: () => Date
  readonly onFault: (fault: Error) => void
}

/** A whole simulated town in one page or one test: real apps, memory behind them, no network. */
export interface InPageTown {
  readonly cableUrl: string
  readonly postboxUrl: string
  readonly handlers: readonly HttpHandler[]
  /** The simulated municipality: it signs, and hands to the bus. */
  readonly municipality: PageMunicipality
  readonly boxes: readonly BoxSimulator[]
  readonly jlis: Jlis
  /** Seals and stamps what arrived; answers how many. */
  readonly sealArrived: () => Promise<number>
  /** Carries signed orders to the relay of this town. */
  readonly bus: BusPublisher
  /** Nothing of the town runs on by itself afterwards. */
  readonly end: () => Promise<void>
}

/**
 * Composes the town on memory stores. Whatever a wall asks of another one or of the simulated
 * J-LIS is answered by the same app, as over HTTP and with every check of the answer.
 */
export async function createInPageTown(options: InPageTownOptions): Promise<InPageTown> {
  const { origin } = options
  let answer = (_: Request): Response | Promise<Response> =>
    new Response('the town is starting', { status: 503 })
  const fetchInside: typeof fetch = async (input, init) => await answer(new Request(input, init))
  const world: TownWorld = { ...options, fetch: fetchInside }
  const households = memoryHouseholdStore()
  const cable = { ...memoryCableStores(), households }
  const postbox = memoryStores()
  // No town hall stands in the page: orders come by the bus alone, signed with its key.
  const bus = inProcessBus()
  const relay = {
    stores: memoryRelayStores(households),
    bus,
    feed: { readUnverified: async () => [] },
    push: null,
    municipalityClient: {
      report: async () => undefined,
      tellSubscriber: async () => ({ namesVoice: null }),
      forgetSubscriber: async () => undefined,
    },
  }
  const admin = { households: cable.households, insurers: postbox.insurers }
  const town = await composeTown(world, { cable, postbox, relay, admin })
  answer = (request) => town.app.fetch(request)
  town.relay.start()
  await sendFirstLetters(world, await insurerClients(world))
  const municipality = await createPageMunicipality(world, bus)
  const places = ['/cable/*', '/postbox/*', '/simulators/*']
  return {
    cableUrl: `${origin}/cable`,
    postboxUrl: `${origin}/postbox`,
    handlers: places.map((place) =>
      http.all(`${origin}${place}`, ({ request }) => town.app.fetch(request)),
    ),
    municipality,
    boxes: town.boxes,
    jlis: town.jlis,
    sealArrived: town.sealArrived,
    bus,
    end: () => town.relay.stop(),
  }
}
