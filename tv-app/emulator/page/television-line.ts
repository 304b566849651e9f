import { httpLine } from '../log/log-line.ts'
import {
  FrameMessage,
  type LineFaults,
  type PageMessage,
  type Snapshot,
  type TelevisionSettings,
} from '../protocol/frame-messages.ts'
import { listen } from '../protocol/message-line.ts'
import type { EmulatorStore } from './emulator-store.ts'

export interface TelevisionLineDeps {
  readonly store: EmulatorStore
  readonly origin: string
  /** Null while no box is chosen. */
  readonly settings: () => TelevisionSettings | null
  readonly join: (port: MessagePort) => void
  readonly onComputerKey: (key: Extract<FrameMessage, { kind: 'computer_key' }>) => void
}

/** The page's side of the line to the frame in which the TV app runs. */
export interface TelevisionLine {
  readonly attach: (frame: Window | null) => void
  readonly send: (message: PageMessage) => void
  readonly snapshot: () => Promise<Snapshot | null>
}

const snapshotWithinMs = 1000

export const lineFaultsOf = ({ faults }: { readonly faults: LineFaults }): LineFaults => ({
  isNetworkOff: faults.isNetworkOff,
  isBackendDown: faults.isBackendDown,
})

export function createTelevisionLine(deps: TelevisionLineDeps): TelevisionLine {
  const { origin } = deps
  const waiting = new Set<(snapshot: Snapshot) => void>()
  let frame: Window | null = null
  let hangUp = () => {}
  const send = (message: PageMessage) => frame?.postMessage(message, origin)
  const onMessage = (message: FrameMessage, ports: readonly MessagePort[]) => {
    if (message.kind === 'ready') return sendStart(deps, send)
    if (message.kind === 'host_wanted') return ports.forEach(deps.join)
    if (message.kind === 'computer_key') return deps.onComputerKey(message)
    if (message.kind !== 'snapshot') return tellStore(deps.store, message)
    for (const resolve of waiting) resolve(message.snapshot)
    waiting.clear()
  }
  return {
    attach: (attached) => {
      hangUp()
      frame = attached
      if (frame !== null) hangUp = listen(FrameMessage, { origin, window: frame }, onMessage)
    },
    send,
    snapshot: () =>
      new Promise((resolve) => {
        waiting.add(resolve)
        setTimeout(() => resolve(null), snapshotWithinMs)
        send({ kind: 'snapshot_wanted' })
      }),
  }
}

function sendStart(deps: TelevisionLineDeps, send: (message: PageMessage) => void): void {
  const settings = deps.settings()
  if (settings === null) return
  send({ kind: 'start', settings, faults: lineFaultsOf(deps.store.state()) })
}

type Told = Extract<FrameMessage, { kind: 'host_line' | 'http' | 'screen' | 'broke' }>

/** What the television did, for the log and the lamps. */
function tellStore(store: EmulatorStore, message: Told): void {
  switch (message.kind) {
    case 'host_line':
      store.note(message.state === 'open' ? '箱ホストにつながった' : '箱ホストが切れた')
      return store.tell({
        kind: 'lamps',
        changed: { host: message.state === 'open' ? 'up' : 'down' },
      })
    case 'http': {
      const { status } = message.exchange
      const isUp = status !== null && status < 500
      store.tell({ kind: 'lamps', changed: { server: isUp ? 'up' : 'down' } })
      return store.tell({ kind: 'log', line: httpLine(store.clockMs(), message.exchange) })
    }
    case 'screen':
      return store.note(`画面: ${message.screen}`)
    case 'broke':
      return store.note('アプリで例外', message.message)
  }
}
