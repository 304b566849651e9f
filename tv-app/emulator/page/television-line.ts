import {
  FrameMessage,
  type LineFaults,
  type PageMessage,
  type Snapshot,
  type TelevisionSettings,
} from '../protocol/frame-messages.ts'
import { listen } from '../protocol/message-line.ts'
import type { Told } from './news-of.ts'

export interface TelevisionLineDeps {
  readonly origin: string
  /** Null while no box is chosen. */
  readonly start: () => {
    readonly settings: TelevisionSettings
    readonly faults: LineFaults
  } | null
  readonly join: (port: MessagePort) => void
  readonly onComputerKey: (key: Extract<FrameMessage, { kind: 'computer_key' }>) => void
  readonly onTold: (told: Told) => void
}

/** The page's side of the line to the frame in which the TV app runs. */
export interface TelevisionLine {
  readonly attach: (frame: Window | null) => void
  readonly send: (message: PageMessage) => void
  /** What the viewer sees now, in words; null when the app does not answer. */
  readonly snapshot: () => Promise<Snapshot | null>
}

const snapshotWithinMs = 1000

export function createTelevisionLine(deps: TelevisionLineDeps): TelevisionLine {
  const { origin } = deps
  const waiting = new Set<(snapshot: Snapshot) => void>()
  let frame: Window | null = null
  let hangUp = () => {}
  const send = (message: PageMessage) => frame?.postMessage(message, origin)
  const answer = (snapshot: Snapshot) => {
    for (const resolve of waiting) resolve(snapshot)
    waiting.clear()
  }
  const onMessage = createListener(deps, { send, answer })
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

interface Answers {
  readonly send: (message: PageMessage) => void
  readonly answer: (snapshot: Snapshot) => void
}

const createListener =
  (deps: TelevisionLineDeps, { send, answer }: Answers) =>
  (message: FrameMessage, ports: readonly MessagePort[]): void => {
    switch (message.kind) {
      case 'ready': {
        const start = deps.start()
        if (start !== null) send({ kind: 'start', ...start })
        break
      }
      case 'host_wanted':
        for (const port of ports) deps.join(port)
        break
      case 'computer_key':
        deps.onComputerKey(message)
        break
      case 'snapshot':
        answer(message.snapshot)
        break
      default:
        deps.onTold(message)
    }
  }
