import * as z from 'zod/mini'
import type { BoxNews, BoxUnderTest, ReaderFaults } from './box-under-test.ts'
import type { OpenTown } from './open-town.ts'
import { hostUrlOf, loadTown, type TownBox } from './town.ts'

const BoxState = z.object({
  card: z.nullable(z.string()),
  faults: z.object({ removeAtApdu: z.nullable(z.int()) }),
})
const Traffic = z.object({
  at: z.iso.datetime(),
  direction: z.enum(['command', 'response']),
  text: z.string(),
  tookMs: z.nullable(z.number()),
})

interface Reach {
  readonly fetchFrom: typeof fetch
  readonly origin: string
}

/** The running town: boxes, cards and simulators are asked over HTTP, the box host by WebSocket. */
export async function openLiveTown(fetchFrom: typeof fetch, origin: string): Promise<OpenTown> {
  const reach = { fetchFrom, origin }
  return {
    town: await loadTown(fetchFrom, origin),
    memoryName: 'town',
    openBox: (box) => openLiveBox(reach, box),
    hostUrlOf: (box) => hostUrlOf(box, origin),
    alerts: null,
    setResponder: async (isDown) => {
      await ask(reach, '/simulators/jlis/responder', {
        method: 'POST',
        body: { state: isDown ? 'down' : 'up' },
      })
    },
  }
}

interface Asked {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly body?: object
}

async function ask({ fetchFrom, origin }: Reach, path: string, { method, body }: Asked) {
  const content = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetchFrom(new URL(path, origin), {
    method,
    ...(body === undefined ? {} : content),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return response
}

function openLiveBox(reach: Reach, { boxId }: TownBox): BoxUnderTest {
  const base = `/simulators/boxes/${encodeURIComponent(boxId)}`
  const listeners = new Set<(news: BoxNews) => void>()
  const tell = (news: BoxNews) => {
    for (const listener of listeners) listener(news)
  }
  const tellCard = async (answered: Promise<Response>) => {
    const { card, faults } = BoxState.parse(await (await answered).json())
    tell({ kind: 'card', personaId: card, removeAtApdu: faults.removeAtApdu })
  }
  const look = () => tellCard(ask(reach, base, { method: 'GET' }))
  const traffic = new EventSource(new URL(`${base}/traffic`, reach.origin))
  const openedAt = Date.now()
  traffic.addEventListener('open', () => void look().catch(() => tell({ kind: 'line_lost' })))
  traffic.addEventListener('error', () => tell({ kind: 'line_lost' }))
  traffic.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const line = Traffic.parse(JSON.parse(data))
    const at = Date.parse(line.at)
    if (at < openedAt) return
    tell({ kind: 'traffic', line: { ...line, at } })
    if (line.text === 'card_removed') look().catch(() => tell({ kind: 'line_lost' }))
  })
  return {
    layCard: (persona) =>
      tellCard(ask(reach, `${base}/card`, { method: 'PUT', body: { persona } })),
    takeCard: () => tellCard(ask(reach, `${base}/card`, { method: 'DELETE' })),
    setFaults: async (faults: ReaderFaults) => {
      await ask(reach, `${base}/faults`, { method: 'PUT', body: faults })
    },
    onNews: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => traffic.close(),
  }
}
