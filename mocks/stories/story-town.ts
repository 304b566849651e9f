import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type EmulatorDriver, openBrowser, openEmulator } from '#tv-app/emulator/emulator-driver'
import type { BoxId } from '../fixtures/personas.ts'
import { createTestDatabase } from '../test-database.ts'
import { type RunningTown, startTown } from '../town.ts'

export interface StoryTown {
  readonly town: RunningTown
  readonly browser: Browser
  /** A television of this town with its remote and tray of cards, in a window of its own. */
  openTelevision(boxId: BoxId): Promise<EmulatorDriver>
  readonly faults: readonly Error[]
  end(): Promise<void>
}

/** A whole town of its own for one story: real database, real HTTP, real Chromium. */
export async function openStoryTown(): Promise<StoryTown> {
  const database = await createTestDatabase([])
  const faults: Error[] = []
  const town = await startTown({
    port: await freePort(),
    databaseUrl: database.adminUrl,
    dataDir: await mkdtemp(join(tmpdir(), 'mimamori-story-')),
    say: () => undefined,
    onFault: (fault) => faults.push(fault),
  })
  const browser = await openBrowser()
  return {
    town,
    browser,
    faults,
    openTelevision: (boxId) =>
      openEmulator({ baseUrl: `${town.origin}/emulator/`, boxId, browser }),
    end: async () => {
      await browser.close()
      await town.close()
      await database.drop()
    },
  }
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
