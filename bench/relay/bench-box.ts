import { connect, type Socket } from 'node:net'
import { pauseBefore, retryAfterMs } from '#tv-app/src/alert/stream/pause'

/** A television of the bench: one socket, the contract's stream, and the pauses of the real one. */
export interface BenchBox {
  /** What it has heard since it came last; null before. */
  readonly profile: string | null
  readonly state: string | null
  /** Of `order` events after the state, the newest last. */
  readonly orders: readonly string[]
  come(): void
  forgetOrders(): void
  /** The line breaks; the box comes back by itself. */
  cut(): void
  /** For good. */
  leave(): void
}

interface BoxOptions {
  readonly port: number
  /** Many source addresses have many ports. */
  readonly localAddress: string
  readonly request: () => string
  readonly onHeard: (what: 'line' | 'profile' | 'state' | 'order') => void
  readonly onRefused: () => void
}

const headEnd = '\r\n\r\n'
const eventEnd = '\n\n'
const usualRetryMs = 3_000

export function createBenchBox(options: BoxOptions): BenchBox {
  const heard = {
    profile: null as string | null,
    state: null as string | null,
    orders: [] as string[],
  }
  let socket: Socket | null = null
  let isWanted = true
  let retryMs = usualRetryMs
  let failures = 0

  const takeEvent = (event: string): void => {
    const retry = /retry: (\d+)/.exec(event)?.[1]
    if (retry !== undefined) retryMs = Number(retry)
    const [, kind, data = ''] = /event: (\w+)\ndata: (.*)/s.exec(event) ?? []
    if (kind === 'profile' || kind === 'state') heard[kind] = data
    else if (kind === 'order') heard.orders.push(data)
    else return
    options.onHeard(kind)
  }
  const comeLater = (askedMs: number | null): void => {
    if (!isWanted) return
    setTimeout(come, pauseBefore({ retryMs, askedMs, failures }, Math.random()))
  }
  const come = (): void => {
    if (!isWanted) return
    Object.assign(heard, { profile: null, state: null, orders: [] })
    socket = openLine(options, {
      takeEvent,
      onEnd: ({ wasOpen, askedMs }) => {
        failures = wasOpen ? 0 : failures + 1
        comeLater(askedMs)
      },
    })
  }
  return {
    get profile() {
      return heard.profile
    },
    get state() {
      return heard.state
    },
    get orders() {
      return heard.orders
    },
    come,
    forgetOrders: () => {
      heard.orders = []
    },
    cut: () => socket?.destroy(),
    leave() {
      isWanted = false
      socket?.destroy()
    },
  }
}

interface LineListeners {
  readonly takeEvent: (event: string) => void
  readonly onEnd: (end: { readonly wasOpen: boolean; readonly askedMs: number | null }) => void
}

/** One connection: the head of the answer, then events until it ends. */
function openLine(options: BoxOptions, { takeEvent, onEnd }: LineListeners): Socket {
  const { port, localAddress, request, onHeard, onRefused } = options
  const end = { wasOpen: false, askedMs: null as number | null }
  let held = ''
  const takeHead = (): void => {
    const length = held.indexOf(headEnd)
    if (length < 0) return
    const head = held.slice(0, length)
    held = held.slice(length + headEnd.length)
    end.wasOpen = head.startsWith('HTTP/1.1 200')
    if (end.wasOpen) {
      onHeard('line')
      return
    }
    end.askedMs = retryAfterMs(/^retry-after: (\d+)/im.exec(head)?.[1] ?? null)
    onRefused()
    socket.destroy()
  }
  const takeEvents = (): void => {
    for (let length = held.indexOf(eventEnd); length >= 0; length = held.indexOf(eventEnd)) {
      const event = held.slice(0, length)
      held = held.slice(length + eventEnd.length)
      takeEvent(event)
    }
  }
  const socket = connect({ host: '127.0.0.1', port, localAddress })
  socket.on('connect', () => socket.write(request()))
  socket.on('data', (piece) => {
    held += piece.toString('latin1')
    if (!end.wasOpen) takeHead()
    if (end.wasOpen) takeEvents()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => onEnd(end))
  return socket
}
