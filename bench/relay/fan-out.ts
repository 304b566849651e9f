import { type Figure, median, rounded } from '../figure.ts'
import { boxCount, type RelayBench } from './open-bench.ts'

const orders = 6
/** The first order finds code that nobody has compiled yet. */
const warmUp = 1
const withinMs = 20_000
const mostRatio = 1.3

interface Round {
  /** Of the process, for each box, µs. */
  readonly cpu: number
  /** When the bytes were there, after the commit (the relay) or the call (the bare server), ms. */
  readonly firstMs: number
  readonly medianMs: number
  readonly lastMs: number
  readonly missed: number
}

/**
 * Orders are issued and cancelled at the town hall's desk. After each of them the bare server writes
 * the very same bytes to as many open answers.
 */
export async function measureFanOut(bench: RelayBench): Promise<Figure[]> {
  const relayed: Round[] = []
  const bare: Round[] = []
  let bytes = 0
  for (let number = 0; number < orders + warmUp; number += 1) {
    const submitted = await bench.hall.submit()
    const issued = await relayOne(bench, () => bench.hall.approve(submitted))
    const issuedBare = await writeBare(bench, issued.signedOrder)
    const ended = await relayOne(bench, () => bench.hall.cancel(submitted))
    const endedBare = await writeBare(bench, ended.signedOrder)
    if (number < warmUp) continue
    bytes = ended.signedOrder.length
    relayed.push(issued.round, ended.round)
    bare.push(issuedBare, endedBare)
  }
  return figuresOf(relayed, bare, bytes)
}

async function relayOne({ hall, relay, boxes }: RelayBench, act: () => Promise<unknown>) {
  await boxes.ask('awaitOrder', undefined)
  const before = await relay.ask('cpu', undefined)
  await act()
  const { at } = await boxes.ask('heard', withinMs)
  const cpu = (await relay.ask('cpu', undefined)) - before
  const { at: committedAt, signedOrder } = await hall.newestCommit()
  const missed = boxCount - (await boxes.ask('countWith', signedOrder))
  return { signedOrder, round: roundOf({ at, from: committedAt, cpu, missed }) }
}

async function writeBare({ bare, bareBoxes }: RelayBench, signedOrder: string): Promise<Round> {
  await bareBoxes.ask('awaitOrder', undefined)
  const before = await bare.ask('cpu', undefined)
  const from = Date.now()
  await bare.ask('write', `event: order\ndata: ${signedOrder}\n\n`)
  const { at } = await bareBoxes.ask('heard', withinMs)
  const cpu = (await bare.ask('cpu', undefined)) - before
  const missed = boxCount - (await bareBoxes.ask('countWith', signedOrder))
  return roundOf({ at, from, cpu, missed })
}

interface Heard {
  readonly at: readonly number[]
  readonly from: number
  readonly cpu: number
  readonly missed: number
}

const roundOf = ({ at, from, cpu, missed }: Heard): Round => ({
  cpu: cpu / boxCount,
  firstMs: (at[0] ?? Number.NaN) - from,
  medianMs: median(at) - from,
  lastMs: (at.at(-1) ?? Number.NaN) - from,
  missed,
})

function figuresOf(relayed: readonly Round[], bare: readonly Round[], bytes: number): Figure[] {
  const middle = (rounds: readonly Round[], of: keyof Round) =>
    median(rounds.map((round) => round[of]))
  const ratio = middle(relayed, 'cpu') / middle(bare, 'cpu')
  const ratios = relayed.map(({ cpu }, index) => cpu / (bare[index]?.cpu ?? Number.NaN))
  const span = `${rounded(Math.min(...ratios))} to ${rounded(Math.max(...ratios))}`
  const rounds = `median of ${relayed.length} orders and cancels to 10,000 boxes`
  const arrival = (name: string, of: keyof Round): Figure => ({
    name: `relay: order committed → ${name} box`,
    value: rounded(middle(relayed, of), 0),
    unit: 'ms',
    atMost: null,
    how: `${rounds}, commit by the clock of PostgreSQL; bare node:http ${rounded(middle(bare, of), 0)} ms after the call`,
  })
  return [
    {
      name: 'relay: boxes without the order',
      value: [...relayed, ...bare].reduce((sum, { missed }) => sum + missed, 0),
      unit: 'boxes',
      atMost: 0,
      how: `${relayed.length} orders and cancels, each signed order compared byte by byte; boxes of the bare server among them`,
    },
    {
      name: 'relay: CPU for each box, relay / bare node:http',
      value: rounded(ratio),
      unit: 'ratio',
      atMost: mostRatio,
      how: `${rounds}: ${rounded(middle(relayed, 'cpu'), 1)} µs against ${rounded(middle(bare, 'cpu'), 1)} µs, whole processes from before the press to the last arrival, the same ${bytes} bytes; single rounds ${span}`,
    },
    arrival('first', 'firstMs'),
    arrival('median', 'medianMs'),
    arrival('last', 'lastMs'),
  ]
}
