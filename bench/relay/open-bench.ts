import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { startPostgres } from '#mocks/database/embedded-postgres'
import {
  type AlertWalls,
  openAlertWalls,
  type RunningOperator,
} from '#mocks/fixtures/alerts/alert-walls'
import { createTestDatabase } from '#mocks/test-database'
import type { BareActs } from './bare-process.ts'
import type { BoxesActs } from './boxes-process.ts'
import { type Acts, type Child, speakWith, startChild } from './child-process.ts'
import { enterContracts } from './contracts.ts'
import type { CostActs } from './costs-process.ts'
import { openTownHall, type TownHall } from './town-hall.ts'

export const boxCount = 10_000

/** Everything that the figures of the relay are measured on, each part in a process of its own. */
export interface RelayBench {
  readonly hall: TownHall
  /** The cable operator's `main.ts` as it is in life. */
  readonly relay: Pick<Child<CostActs>, 'ask'>
  /** The boxes of the relay. */
  readonly boxes: Child<BoxesActs>
  readonly bare: Child<BareActs>
  /** As many clients of the bare server. */
  readonly bareBoxes: Child<BoxesActs>
  /** What the boxes of either have to know to come. */
  readonly aims: { readonly relay: Aim; readonly bare: Aim }
  /** What the relay wrote about faults, a line each. */
  faults(): readonly string[]
  close(): Promise<void>
}

type Aim = Parameters<BoxesActs['come']>[0]

export async function openRelayBench(): Promise<RelayBench> {
  await requireOpenFiles(boxCount + 500)
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    for (const one of closing.toReversed()) await one()
  }
  try {
    return { ...(await openParts(closing)), close }
  } catch (cause) {
    await close()
    throw cause
  }
}

async function openParts(closing: (() => Promise<void>)[]): Promise<Omit<RelayBench, 'close'>> {
  const start = <Known extends Acts>(file: string): Child<Known> => {
    const child = startChild<Known>(file)
    closing.push(child.end)
    return child
  }
  const walls = await openWalls(closing)
  const hall = await openTownHall(walls)
  closing.push(hall.close)
  const boxes = start<BoxesActs>('boxes-process.ts')
  const bareBoxes = start<BoxesActs>('boxes-process.ts')
  const bare = start<BareActs>('bare-process.ts')
  await enterContracts(walls.admins.cable.db, await boxes.ask('makeKeys', boxCount))
  const costs = new URL('costs-process.ts', import.meta.url).href
  const operator = await walls.startOperator({}, [
    '--import',
    'tsx',
    '--expose-gc',
    '--import',
    costs,
  ])
  await untilKnown(operator)
  return {
    ...{ hall, boxes, bare, bareBoxes },
    relay: { ask: speakWith<CostActs>(operator.process) },
    aims: {
      relay: { address: `${walls.cableUrl}/alerts/stream`, isProven: true, boxes: boxCount },
      bare: { address: await bare.ask('open', undefined), isProven: false, boxes: boxCount },
    },
    faults: () =>
      operator
        .faults()
        .split('\n')
        .filter((line) => line !== ''),
  }
}

/** Both walls on a PostgreSQL of their own, which notes the time of every commit. */
async function openWalls(closing: (() => Promise<void>)[]): Promise<AlertWalls> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mimamori-bench-'))
  await chmod(dataDir, 0o755)
  closing.push(() => rm(dataDir, { recursive: true, force: true }))
  const { adminUrl, stop } = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    password: 'bench',
    flags: ['-c', 'track_commit_timestamp=on'],
  })
  closing.push(stop)
  const database = await createTestDatabase(['cable', 'municipality'], adminUrl)
  const walls = await openAlertWalls({ hall: database, cable: database })
  closing.push(walls.close)
  return walls
}

async function untilKnown({ call }: RunningOperator): Promise<void> {
  for (;;) {
    const { relay } = Health.parse(await (await call('/health')).json())
    if (relay.state === 'up' && relay.boxes.known === boxCount && relay.feed === 'up') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const Health = z.object({
  relay: z.object({
    state: z.string(),
    feed: z.string(),
    boxes: z.object({ known: z.int() }),
  }),
})

/** A process holds a file for each connection, and none may have more than its limit. */
async function requireOpenFiles(wanted: number): Promise<void> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => null)
  if (limits === null) throw new Error('10,000 boxes need Linux: 127.0.10.1 and more addresses')
  const allowed = Number(/^Max open files\s+\d+\s+(\d+)/m.exec(limits)?.[1] ?? Number.NaN)
  if (allowed < wanted) {
    const said = `a process may hold ${allowed} connections here and the bench needs ${wanted}`
    throw new Error(`${said}: raise it with ulimit -n`)
  }
}
