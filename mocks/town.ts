import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import postgres from 'postgres'
import { postgresRelayStores } from '#cable-backend/src/alert-relay/postgres-relay-stores'
import type { RelayTimes } from '#cable-backend/src/alert-relay/relay-deps'
import { openDatabase } from '#cable-backend/src/database/open-database'
import { postgresStores } from '#cable-backend/src/epostbox/postgres-stores'
import { postgresCableStores } from '#cable-backend/src/postgres-cable-stores'
import {
  openDatabaseLine,
  outboxClient,
  outboxOn,
} from '#emergency-alerts/contract/delivery/outbox-client'
import { postgresBus } from '#emergency-alerts/src/delivery/bus/postgres-bus'
import { pumpOutbox } from '#emergency-alerts/src/delivery/pump-outbox'
import { attachBoxDoors } from '#remote-reader-driver/src/host/serve'
import type { TvConfig } from '#tv-app/src/tv-config'
import { boxes } from './fixtures/personas.ts'
import type { PostboxClient } from './simulators/insurer/postbox-token.ts'
import { recallAlertKeys } from './town/alert-keys.ts'
import { type ComposedTown, composeTown } from './town/compose-town.ts'
import { insurerClients, sendFirstLetters } from './town/first-letters.ts'
import { openKeepsake } from './town/keepsake-store.ts'
import { type Answering, listen } from './town/listen.ts'
import { openMunicipality, type RunningMunicipality, readSeededArea } from './town/municipality.ts'
import { pagesDir, requirePages } from './town/pages.ts'
import { familyPushOf, pushServiceOf, pushServicePath } from './town/push.ts'
import { registerHomes } from './town/register-homes.ts'
import { openTownDatabase, type TownDatabase } from './town/town-database.ts'
import { townServer } from './town/town-server.ts'
import type { TownWorld } from './town/wall-deps.ts'

export interface TownOptions {
  readonly port: number
  readonly databaseUrl: string | null
  readonly dataDir: string
  /** Of the walls' roles, where several towns share one server; else each start makes new ones. */
  readonly wallPassword?: string
  /** How soon the relay turns to families; a town for people keeps the usual times. */
  readonly relayTimes?: RelayTimes
  /** Progress, a line at a time. */
  readonly say: (line: string) => void
  readonly onFault: (fault: Error) => void
}

export interface RunningTown {
  readonly origin: string
  readonly boxes: ComposedTown['boxes']
  readonly jlis: ComposedTown['jlis']
  close(): Promise<void>
}

const sealEveryMs = 500

/** Starts the whole simulated town: database, walls, simulators, pages, on one port. */
export async function startTown(options: TownOptions): Promise<RunningTown> {
  await requirePages(pagesDir)
  let answer: Answering['fetch'] = () => new Response('the town is starting', { status: 503 })
  let staffProvider: RunningMunicipality['answerRaw'] = () => false
  const door = await listen(options.port, {
    fetch: (request, env) => answer(request, env),
    answerRaw: (...given) => staffProvider(...given),
  })
  const opened = [() => door.close()]
  let isClosing = false
  const onFault = (fault: Error) => {
    // Ctrl-C reaches the database too: what breaks off now is meant to.
    if (!isClosing) options.onFault(fault)
  }
  const close = async () => {
    isClosing = true
    answer = () => new Response('the town is closing', { status: 503 })
    for (const end of opened.toReversed()) await end().catch(onFault)
  }
  try {
    const origin = `http://localhost:${options.port}`
    const database = await openTownDatabase({ ...options, origin })
    opened.push(() => database.close())
    const { world, town, municipality, end } = await openWalls(origin, database, {
      ...options,
      onFault,
    })
    staffProvider = municipality.answerRaw
    opened.push(end)
    const clients = await insurerClients(world)
    const { server, endSockets } = openDoors(door.server, {
      ...{ world, town, clients, database },
      alertKeys: await recallAlertKeys(world.keepsake),
    })
    opened.push(async () => endSockets())
    answer = (request, env) => server.fetch(request, env)
    town.relay.start()
    await untilHeard(town.relay)
    options.say('walls and simulators are up')
    await sendFirstLetters(world, clients)
    options.say('letters are in the postbox')
    return { origin, boxes: town.boxes, jlis: town.jlis, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

interface OpenTown {
  readonly world: TownWorld
  readonly town: ComposedTown
  readonly clients: ReadonlyMap<string, PostboxClient>
  readonly database: TownDatabase
  readonly alertKeys: TvConfig['alertKeys']
}

/** The pages and walls for browsers, and a WebSocket for the box host of each simulated box. */
function openDoors(server: Server, { database, ...open }: OpenTown) {
  const { world, town } = open
  const token = randomBytes(16).toString('hex')
  const pathOf = (boxId: string) => `/box/${boxId}/jsonrpc`
  const origins = [world.origin, world.origin.replace('localhost', '127.0.0.1')]
  const endSockets = attachBoxDoors(
    server,
    town.boxes.map((host) => ({ path: pathOf(host.boxId), host, origins, token })),
  )
  return {
    endSockets,
    server: townServer({
      ...open,
      hostPathOf: (boxId) => `${pathOf(boxId)}?token=${token}`,
      boxLabel: (boxId) => boxes.find((box) => box.boxId === boxId)?.label ?? boxId,
      health: () => healthOf({ world, town, database }),
    }),
  }
}

async function openWalls(
  origin: string,
  database: TownDatabase,
  { onFault, say, relayTimes }: Pick<TownOptions, 'onFault' | 'say' | 'relayTimes'>,
) {
  const keepsake = await openKeepsake(database.adminUrl)
  const cable = openDatabase(database.urlOf.cable)
  const postbox = openDatabase(database.urlOf.postbox)
  const admin = openDatabase(database.adminUrl, { maxConnections: 2 })
  const world: TownWorld = { origin, keepsake, now: () => new Date(), fetch, onFault }
  const bus = await openBus(database, onFault)
  const cableStores = postgresCableStores(cable.db)
  const town = await composeTown(world, {
    cable: cableStores,
    postbox: postgresStores(postbox.db),
    relay: {
      stores: postgresRelayStores(cable.db),
      bus: bus.heardByRelay,
      push: await familyPushOf(world, cableStores.familyPhones),
      ...(relayTimes === undefined ? {} : { times: relayTimes }),
    },
    admin: {
      households: postgresCableStores(admin.db).households,
      insurers: postgresStores(admin.db).insurers,
    },
  })
  const area = await readSeededArea()
  await registerHomes(admin.db, area)
  const municipality = await openMunicipality(world, {
    databaseUrl: database.urlOf.municipality,
    area,
    say,
  })
  town.app.mount('/municipality', municipality.fetch)
  town.app.route(pushServicePath, pushServiceOf(world))
  let sealing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    sealing = sealing.then(() => town.sealArrived()).catch(onFault)
  }, sealEveryMs)
  const end = async () => {
    clearInterval(timer)
    await sealing
    await town.relay.stop()
    for (const one of [bus, cable, postbox, municipality, admin, keepsake]) await one.close()
  }
  return { world, town, municipality, end }
}

/** The relay knows its boxes and has read the town hall's feed. */
async function untilHeard(relay: ComposedTown['relay']): Promise<void> {
  while (relay.health().feed !== 'up' || relay.health().state !== 'up') {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The outbox of the town hall is pumped by its own role, and read by the cable operator's. */
async function openBus({ urlOf }: TownDatabase, onFault: (fault: Error) => void) {
  const line = openDatabaseLine(urlOf.municipality)
  const published = postgresBus({ url: urlOf.municipality })
  const pump = await pumpOutbox({ outbox: outboxOn(line), bus: published, onFault })
  return {
    heardByRelay: outboxClient({ url: urlOf.cable }),
    close: async () => {
      await pump.end()
      await published.close()
      await line.close()
    },
  }
}

async function healthOf({ world, town, database }: Pick<OpenTown, 'world' | 'town' | 'database'>) {
  const isUp = (path: string) =>
    world.fetch(`${world.origin}${path}`).then(
      (answer): 'up' | 'down' => (answer.ok ? 'up' : 'down'),
      (): 'down' => 'down',
    )
  const [cable, postbox, municipality, jlis] = await Promise.all([
    isUp('/cable/health'),
    isUp('/postbox/health'),
    isUp('/municipality/health'),
    isUp('/simulators/jlis/responder'),
  ])
  const { state, bus, feed } = town.relay.health()
  const relay = state === 'up' ? 'up' : 'down'
  const parts = { cable, postbox, municipality, jlis, relay, bus, feed } as const
  return { ...parts, database: await databaseState(database) }
}

async function databaseState({ adminUrl }: TownDatabase): Promise<'up' | 'down'> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 2 })
  try {
    await sql`select 1`
    return 'up'
  } catch {
    return 'down'
  } finally {
    await sql.end()
  }
}
