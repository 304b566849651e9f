import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import postgres from 'postgres'
import * as z from 'zod/mini'
import { type EmulatorDriver, openBrowser, openEmulator } from '#tv-app/emulator/emulator-driver'
import { type BoxId, boxes, type PersonaId } from '../fixtures/personas.ts'
import { copyTestDatabase, type TestDatabase, wallPassword } from '../test-database.ts'
import { type RunningTown, startTown, type TownOptions } from '../town.ts'

export interface StoryTown {
  readonly town: RunningTown
  readonly browser: Browser
  /** A television of this town with its remote and tray of cards, in a window of its own. */
  openTelevision(boxId: BoxId): Promise<EmulatorDriver>
  /** Closes every television and takes away what lies on the remotes. */
  clearRooms(): Promise<void>
  /** Tries that the person's card has left, as the simulated card itself says. */
  triesLeft(personaId: PersonaId): Promise<number>
  /** Ends every session at both walls, as time would. */
  endSessions(): Promise<void>
  readonly faults: readonly Error[]
  end(): Promise<void>
}

type StoryOptions = Pick<TownOptions, 'relayTimes'> & {
  /** With the fading that most viewers see; else as those have it who want nothing to move. */
  readonly moves?: boolean
}

/**
 * A whole town of its own for one story: real database, real HTTP, real Chromium. The first story of
 * a run sees it founded, the others find it again as it was then.
 */
export async function openStoryTown({ moves, ...options }: StoryOptions = {}): Promise<StoryTown> {
  const faults: Error[] = []
  const onFault = (fault: Error) => void faults.push(fault)
  const database = await copyTestDatabase('town', async (empty) => {
    const first = await startOn(empty, { onFault })
    await first.close()
  })
  const [town, browser] = await Promise.all([
    startOn(database, { ...options, onFault }),
    openBrowser(),
  ])
  const televisions: EmulatorDriver[] = []
  return {
    town,
    browser,
    faults,
    openTelevision: async (boxId) => {
      const tv = await openEmulator({
        baseUrl: `${town.origin}/emulator/`,
        boxId,
        browser,
        ...(moves === true ? {} : { reducedMotion: 'reduce' as const }),
      })
      televisions.push(tv)
      return tv
    },
    clearRooms: async () => {
      for (const tv of televisions.splice(0)) await tv.close()
      for (const { boxId } of boxes) await clearBox(`${town.origin}/simulators/boxes/${boxId}`)
    },
    triesLeft: async (personaId) => {
      const answer = await fetch(`${town.origin}/simulators/boxes/tanaka-living`)
      const { cards } = BoxCards.parse(await answer.json())
      return cards.find(({ persona }) => persona === personaId)?.triesLeft ?? Number.NaN
    },
    endSessions: () => endSessions(database.adminUrl),
    end: async () => {
      await browser.close()
      await town.close()
      await database.drop()
    },
  }
}

const startOn = async (
  { adminUrl }: TestDatabase,
  options: Pick<TownOptions, 'relayTimes' | 'onFault'>,
): Promise<RunningTown> =>
  startTown({
    ...options,
    port: await freePort(),
    databaseUrl: adminUrl,
    dataDir: await mkdtemp(join(tmpdir(), 'mimamori-story-')),
    wallPassword,
    say: () => undefined,
  })

/** Any box tells of every card: a card lies in one place at a time, wherever that is. */
const BoxCards = z.object({
  cards: z.array(z.object({ persona: z.string(), triesLeft: z.int() })),
})

async function clearBox(address: string): Promise<void> {
  await fetch(`${address}/card`, { method: 'DELETE' })
  const headers = { 'Content-Type': 'application/json' }
  await fetch(`${address}/faults`, { method: 'PUT', headers, body: '{}' })
}

async function endSessions(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 })
  await sql`update cable.sessions set ended_at = now() where ended_at is null`
  await sql`update postbox.sessions set expires_at = now()`
  await sql.end()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no free port'))
        else resolve(address.port)
      })
    })
  })
}
