import type { WebSocket } from 'ws'
import type { Channel } from '../../../contract/channel.ts'
import { type AllowanceLimits, createAllowance } from './allowance.ts'

export interface LineLimits extends AllowanceLimits {
  /** How much may wait for a client that does not read what it is told. */
  readonly unreadBytes: number
}

/** RFC 6455 §7.4.1: why the host ends a line. */
export const closeCodes = {
  goingAway: 1001,
  unsupportedData: 1003,
  policyViolation: 1008,
  tryAgainLater: 1013,
} as const

export interface LineDeps {
  readonly limits: LineLimits
  /** A clock that never goes back. */
  readonly elapsedMs: () => number
}

/**
 * The host's end of an open WebSocket. It ends for a client that says too much (1008), says bytes
 * (1003) or does not listen; nothing that came after that is heard.
 */
export function socketChannel(socket: WebSocket, { limits, elapsedMs }: LineDeps): Channel {
  const isAllowed = createAllowance(limits, elapsedMs)
  const listeners = new Set<(message: string) => void>()
  const closings = new Set<() => void>()
  let isOpen = true
  const end = () => {
    if (!isOpen) return
    isOpen = false
    for (const listener of closings) listener()
  }
  const hangUp = (code: number, reason: string) => {
    end()
    socket.close(code, reason)
  }
  socket.addEventListener('close', end)
  socket.addEventListener('message', ({ data }) => {
    if (!isOpen) return
    if (typeof data !== 'string') return hangUp(closeCodes.unsupportedData, 'text messages only')
    if (!isAllowed()) return hangUp(closeCodes.policyViolation, 'too many messages')
    for (const listener of listeners) listener(data)
  })
  return {
    send: (message) => {
      if (!isOpen) return
      if (socket.bufferedAmount <= limits.unreadBytes) return socket.send(message)
      end()
      socket.terminate()
    },
    onMessage: (listener) => {
      listeners.add(listener)
    },
    onClose: (listener) => {
      closings.add(listener)
    },
    close: () => hangUp(closeCodes.goingAway, 'the box host stops'),
  }
}
