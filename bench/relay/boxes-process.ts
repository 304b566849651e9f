import { StreamState } from '#cable-backend/contract/alert-stream'
import { type BenchBox, createBenchBox } from './bench-box.ts'
import { type BoxKey, makeBoxKey } from './box-keys.ts'
import { answerParent, ownCosts } from './child-process.ts'
import { placeOf } from './contracts.ts'

/** Where all the televisions of this process have their stream. */
export interface Aim {
  readonly address: string
  /** Whether a proof of the box's key is asked for. */
  readonly isProven: boolean
  readonly boxes: number
}

const portsPerAddress = 2_000
let keys: readonly BoxKey[] = []
let boxes: readonly BenchBox[] = []
let refused = 0

/** When each box heard what is waited for (ms since 1970), and who waits for all of them. */
const round = { at: new Map<number, number>(), onWhole: () => undefined as undefined }

const note = (number: number): void => {
  if (round.at.has(number)) return
  round.at.set(number, Date.now())
  if (round.at.size === boxes.length) round.onWhole()
}

const begin = (): void => {
  round.at.clear()
  refused = 0
}

let awaited: 'line' | 'state' | 'order' = 'state'

function createBoxes({ address, isProven, boxes: count }: Aim): BenchBox[] {
  const { host, port, pathname } = new URL(address)
  const head = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n`
  const proofOf = (number: number): string =>
    isProven ? `DPoP: ${keys[number]?.prove('GET', address)}\r\n` : ''
  return Array.from({ length: count }, (_, number) =>
    createBenchBox({
      port: Number(port),
      localAddress: `127.0.10.${1 + Math.floor(number / portsPerAddress)}`,
      request: () => `${head}${proofOf(number)}\r\n`,
      onHeard: (what) => {
        if (what === awaited) note(number)
      },
      onRefused: () => {
        refused += 1
      },
    }),
  )
}

/** Whether a box knows its own home and every one of these orders. */
function isCurrent(box: BenchBox, number: number, orders: readonly string[]): boolean {
  if (box.profile === null || box.state === null) return false
  const { home } = JSON.parse(box.profile)
  const { lat, lon } = placeOf(number)
  const known = new Set([...StreamState.parse(JSON.parse(box.state)).orders, ...box.orders])
  return home.at.lat === lat && home.at.lon === lon && orders.every((order) => known.has(order))
}

const acts = {
  ...ownCosts,
  makeKeys: (count: number): string[] => {
    keys = Array.from({ length: count }, makeBoxKey)
    return keys.map(({ thumbprint }) => thumbprint)
  },
  /** Everybody comes at the same moment. */
  come: (aim: Aim) => {
    awaited = aim.isProven ? 'state' : 'line'
    boxes = createBoxes(aim)
    begin()
    for (const box of boxes) box.come()
  },
  /** Every line breaks at the same moment; the boxes come back as they are told. */
  cut: () => {
    awaited = 'state'
    begin()
    for (const box of boxes) box.cut()
    return Date.now()
  },
  awaitOrder: () => {
    awaited = 'order'
    for (const box of boxes) box.forgetOrders()
    begin()
  },
  /** When each box heard what was waited for, as soon as all have or the time is over. */
  heard: async (withinMs: number) => {
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMs)
      round.onWhole = () => {
        clearTimeout(late)
        resolve()
        return undefined
      }
      if (round.at.size === boxes.length) round.onWhole()
    })
    return { at: [...round.at.values()].sort((a, b) => a - b), refused }
  },
  /** How many boxes had exactly this as their newest order. */
  countWith: (order: string) => boxes.filter(({ orders }) => orders.at(-1) === order).length,
  countCurrent: (orders: readonly string[]) =>
    boxes.filter((box, number) => isCurrent(box, number, orders)).length,
}
export type BoxesActs = typeof acts

answerParent(acts, async () => {
  for (const box of boxes) box.leave()
})
