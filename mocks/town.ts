import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import postgres from 'postgres'
import { openDatabase } from '#cable-backend/src/database/open-database'
import { postgresStores } from '#cable-backend/src/epostbox/postgres-stores'
import { postgresCableStores } from '#cable-backend/src/postgres-cable-stores'
import { attachBoxDoors } from '#remote-reader-driver/src/host/serve'
import { boxes } from './fixtures/personas.ts'
import type { PostboxClient } from './simulators/insurer/postbox-token.ts'
import { type ComposedTown, composeTown } from './town/compose-town.ts'
import { insurerClients, sendFirstLetters } from './town/first-letters.ts'
import { openKeepsake } from './town/keepsake-store.ts'
import { listen } from './town/listen.ts'
import { openMunicipality, type RunningMunicipality, readSeededArea } from './town/municipality.ts'
import { requirePages } from './town/pages.ts'
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
  await requirePages()
  let answer: (request: Request) => Response | Promise<Response> = () =>
    new Response('the town is starting', { status: 503 })
  let staffProvider: RunningMunicipality['answerRaw'] = () => false
  const door = await listen(options.port, {
    fetch: (request) => answer(request),
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
    const database = await openTownDatabase(options)
    opened.push(() => database.close())
    const origin = `http://localhost:${options.port}`
    const { world, town, municipality, end } = await openWalls(origin, database, {
      onFault,
      say: options.say,
    })
    staffProvider = municipality.answerRaw
    opened.push(end)
    const clients = await insurerClients(world)
    const { server, endSockets } = openDoors(door.server, { world, town, clients, database })
    opened.push(async () => endSockets())
    answer = (request) => server.fetch(request)
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
}

/** The pages and walls for browsers, and a WebSocket for the box host of each simulated box. */
function openDoors(server: Server, { world, town, clients, database }: OpenTown) {
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
      world,
      town,
      clients,
      hostPathOf: (boxId) => `${pathOf(boxId)}?token=${token}`,
      boxLabel: (boxId) => boxes.find((box) => box.boxId === boxId)?.label ?? boxId,
      health: () => healthOf(world, database),
    }),
  }
}

async function openWalls(
  origin: string,
  database: TownDatabase,
  { onFault, say }: Pick<TownOptions, 'onFault' | 'say'>,
) {
  const keepsake = await openKeepsake(database.adminUrl)
  const cable = openDatabase(database.urlOf.cable)
  const postbox = openDatabase(database.urlOf.postbox)
  const admin = openDatabase(database.adminUrl, { maxConnections: 2 })
  const world: TownWorld = { origin, keepsake, now: () => new Date(), fetch, onFault }
  const town = await composeTown(world, {
    cable: postgresCableStores(cable.db),
    postbox: postgresStores(postbox.db),
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
  let sealing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    sealing = sealing.then(() => town.sealArrived()).catch(onFault)
  }, sealEveryMs)
  const end = async () => {
    clearInterval(timer)
    await sealing
    for (const one of [cable, postbox, municipality, admin, keepsake]) await one.close()
  }
  return { world, town, municipality, end }
}

async function healthOf(world: TownWorld, database: TownDatabase) {
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
  return { cable, postbox, municipality, jlis, database: await databaseState(database) }
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
