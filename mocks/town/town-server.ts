import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { EvidenceTrust } from '#cable-backend/contract/insurer-desk'
import { encodeBase64 } from '#cable-backend/src/card-proof/encoding'
import type { TvConfig } from '#tv-app/src/tv-config'
import { policyFacts } from '../fixtures/letters.ts'
import { households, insurers, personas } from '../fixtures/personas.ts'
import { townDoors } from '../fixtures/town-doors.ts'
import { insurerBackOffice } from '../simulators/insurer/back-office.ts'
import { filesIn } from '../simulators/insurer/desk-files.ts'
import type { PostboxClient } from '../simulators/insurer/postbox-token.ts'
import { testPolicy } from '../simulators/jlis/jlis.ts'
import type { ComposedTown } from './compose-town.ts'
import { pagesDir } from './pages.ts'
import { pushServicePath } from './push.ts'
import type { TownWorld } from './wall-deps.ts'

export interface TownDoors {
  readonly world: TownWorld
  readonly town: ComposedTown
  readonly clients: ReadonlyMap<string, PostboxClient>
  /** The address of a box's host on this server, with its pairing token. */
  readonly hostPathOf: (boxId: string) => string
  /** Of the municipality, as boxes pin them. */
  readonly alertKeys: TvConfig['alertKeys']
  readonly boxLabel: (boxId: string) => string
  readonly health: () => Promise<Record<string, 'up' | 'down'>>
}

/** What the simulated insurers pin, each by its own configuration. */
const trustOf = ({ jlis, seal }: ComposedTown): EvidenceTrust => ({
  cardAuthorities: [
    { der: encodeBase64(jlis.authenticationAuthority.der), policies: [testPolicy] },
  ],
  sealAuthority: encodeBase64(seal.certificate),
  timeStampAuthority: encodeBase64(jlis.timeStampRoot.der),
})

function deskOf(insurerId: 'midori' | 'aoba', name: string, { town, clients }: TownDoors) {
  const client = clients.get(insurerId)
  if (client === undefined) throw new RangeError(`no insurer is called ${insurerId}`)
  return insurerBackOffice({
    ...client,
    name,
    trust: trustOf(town),
    policies: policyFacts(insurerId),
    file: filesIn(join(pagesDir, 'insurer-desk')),
  })
}

const townDescription = ({ world, town, hostPathOf, boxLabel, alertKeys }: TownDoors) => ({
  alertKeys,
  boxes: town.boxes.map(({ boxId }) => ({
    boxId,
    label: boxLabel(boxId),
    hostPath: hostPathOf(boxId),
  })),
  personas: personas.map(({ personaId, name, householdId, note, pin }) => ({
    personaId,
    name,
    household: households.find((one) => one.householdId === householdId)?.name ?? '',
    note,
    pin,
  })),
  cableUrl: `${world.origin}/cable`,
  postboxUrl: `${world.origin}/postbox`,
})

/** The bare TV page is one of the boxes; which one, its address may say. */
function tvConfigOf(
  { world, town, hostPathOf, alertKeys }: TownDoors,
  asked: string | undefined,
): TvConfig {
  const box = town.boxes.find(({ boxId }) => boxId === asked) ?? town.boxes[0]
  const boxHostUrl = new URL(hostPathOf(box?.boxId ?? ''), world.origin)
  boxHostUrl.protocol = 'ws:'
  return {
    cableUrl: `${world.origin}/cable`,
    postboxUrl: `${world.origin}/postbox`,
    boxHostUrl: boxHostUrl.href,
    supportPhone: '0120-00-0000',
    familyPhoneUrl: `${world.origin}/family-phone/`,
    keyFamily: 'computer',
    hasStandInPicture: true,
    alertKeys,
  }
}

/** In the town the simulated push service stands for those of the browsers. */
const phoneConfigOf = ({ world }: TownDoors) => ({
  cableUrl: `${world.origin}/cable`,
  simulatedPushUrl: `${world.origin}${pushServicePath}`,
})

/** Everything that the town's one port answers: walls, simulators, desks and pages. */
export function townServer(doors: TownDoors): Hono {
  const server = new Hono()
    .use(async (c, next) => {
      const { host } = new URL(doors.world.origin)
      const asked = c.req.header('host') ?? host
      if (asked !== host && c.req.method === 'GET' && c.req.header('accept')?.includes('html')) {
        return c.redirect(`${doors.world.origin}${c.req.path}`, 302)
      }
      await next()
    })
    .get('/health', async (c) => {
      const parts = await doors.health()
      const isUp = Object.values(parts).every((state) => state === 'up')
      return c.json({ status: isUp ? 'up' : 'degraded', parts }, isUp ? 200 : 503)
    })
    .get('/town.json', (c) => c.json(townDescription(doors), 200))
    .get('/tv/config.json', (c) => c.json(tvConfigOf(doors, c.req.query('box')), 200))
    .get('/family-phone/config.json', (c) => c.json(phoneConfigOf(doors), 200))
    .get('/landing.json', (c) => c.json(townDoors('.data/'), 200))
  for (const { insurerId, name } of insurers) {
    const path = `/insurers/${insurerId}`
    server.get(path, (c) => c.redirect(`${path}/`, 302))
    server.route(`${path}/`, deskOf(insurerId, name, doors))
  }
  // Before the town hall's own routes: its server knows no pages.
  server.get('/municipality', (c) => c.redirect('/municipality/', 302))
  server.get('/municipality/drill', (c) => c.redirect('/municipality/drill/', 302))
  for (const path of ['/municipality/', '/municipality/drill/', '/municipality/assets/*']) {
    server.get(path, (c) => sendFile(c, 'municipality', pageIn(c, '/municipality/')))
  }
  server.route('/', doors.town.app)
  for (const page of ['tv', 'emulator', 'family-phone']) {
    server.get(`/${page}`, (c) => c.redirect(`/${page}/${new URL(c.req.url).search}`, 302))
    server.get(`/${page}/*`, (c) => sendFile(c, page, c.req.path.slice(page.length + 2)))
  }
  server.get('/*', (c) => sendFile(c, 'landing', c.req.path.slice(1)))
  return server
}

/** The file that an address below a folder names: its page for the folder itself. */
function pageIn(c: Context, folder: string): string {
  const path = c.req.path.slice(folder.length)
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

async function sendFile(c: Context, page: string, path: string) {
  const name = normalize(path === '' ? 'index.html' : decodeURIComponent(path))
  const type = types[extname(name)]
  if (type === undefined || name.startsWith('..')) return c.text('there is nothing here', 404)
  const content = await readFile(join(pagesDir, page, name)).catch(() => null)
  if (content === null) return c.text('there is nothing here', 404)
  const isHashed = name.includes('assets/')
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': type,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
}
