import { type Figure, rounded } from '../figure.ts'
import { boxCount, type RelayBench } from './open-bench.ts'

const withinMs = 90_000
const settleMs = 3_000
const restMs = 10_000
/** What is begun in one turn is some 25 ms, and a large collection of garbage 100. */
const longestTurnMs = 250

/**
 * All boxes come at the same moment, as when the power is back, and none of them has been told when:
 * only the relay's admission spreads them. What is then held in memory is theirs.
 */
export async function measureArrival(bench: RelayBench): Promise<Figure[]> {
  const { relay } = bench
  const empty = await relay.ask('memory', undefined)
  const arrived = await letAllCome(bench)
  await passed(settleMs)
  const full = await relay.ask('memory', undefined)
  const atRest = await relay.ask('cpu', undefined)
  await passed(restMs)
  const rest = (await relay.ask('cpu', undefined)) - atRest
  const bare = await memoryOfBare(bench)
  return [...arrived, ...standingFigures({ empty, full, rest, bare })]
}

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function letAllCome({ relay, boxes, aims }: RelayBench): Promise<Figure[]> {
  const before = await relay.ask('cpu', undefined)
  await relay.ask('longestStill', undefined)
  const startedAt = Date.now()
  await boxes.ask('come', aims.relay)
  const { at, refused } = await boxes.ask('heard', withinMs)
  const cpu = (await relay.ask('cpu', undefined)) - before
  const still = await relay.ask('longestStill', undefined)
  return [
    {
      name: 'relay: 10,000 boxes at once, boxes that did not get in',
      value: boxCount - at.length,
      unit: 'boxes',
      atMost: 0,
      how: 'every proof verified; sent away with Retry-After until there is room',
    },
    {
      name: 'relay: 10,000 boxes at once, until the last one has its state',
      value: rounded(((at.at(-1) ?? Number.NaN) - startedAt) / 1000, 1),
      unit: 's',
      atMost: null,
      how: `${refused} times somebody was sent away meanwhile`,
    },
    {
      name: 'relay: 10,000 boxes at once, CPU for each',
      value: rounded(cpu / boxCount, 0),
      unit: 'µs',
      atMost: null,
      how: 'whole process: connection, DPoP proof, profile, state, and everybody who was sent away',
    },
    {
      name: 'relay: 10,000 boxes at once, longest that nothing else was done',
      value: rounded(still.computedMs, 0),
      unit: 'ms',
      atMost: longestTurnMs,
      how: `CPU of the relay's thread from one turn of its loop to the next, so long an order would have waited at worst; ${rounded(still.waitedMs, 0)} ms by the clock, with what others took of the core`,
    },
  ]
}

async function memoryOfBare({ bare, bareBoxes, aims }: RelayBench): Promise<number> {
  const empty = await bare.ask('memory', undefined)
  await bareBoxes.ask('come', aims.bare)
  await bareBoxes.ask('heard', withinMs)
  await passed(settleMs)
  return (await bare.ask('memory', undefined)).resident - empty.resident
}

interface Memory {
  readonly resident: number
  readonly used: number
}

interface Standing {
  readonly empty: Memory
  readonly full: Memory
  /** CPU of `restMs`, µs. */
  readonly rest: number
  /** What the bare server holds for as many, bytes. */
  readonly bare: number
}

function standingFigures({ empty, full, rest, bare }: Standing): Figure[] {
  const perBox = (bytes: number) => rounded(bytes / boxCount / 1024, 1)
  return [
    {
      name: 'relay: memory for each box',
      value: perBox(full.resident - empty.resident),
      unit: 'KiB',
      atMost: null,
      how: `resident, after garbage collection with all boxes, less the same with none, divided by 10,000; ${perBox(full.used - empty.used)} KiB of it heap and buffers; bare node:http ${perBox(bare)} KiB`,
    },
    {
      name: 'relay: at rest with 10,000 boxes',
      value: rounded(rest / restMs / 10, 1),
      unit: '% of a core',
      atMost: null,
      how: `over ${restMs / 1000} s: heartbeats, and looking for changes`,
    },
  ]
}
