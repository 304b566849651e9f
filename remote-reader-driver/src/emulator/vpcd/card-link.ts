import { connect, type Socket } from 'node:net'
import type { EmulatedCard } from '../emulated-card.ts'
import { decodeFrames, encodeFrame, type VpcdMessage } from './frames.ts'

/** The part of an emulated card that a reader touches. */
export interface PluggedCard extends Pick<EmulatedCard, 'powerOff' | 'atr'> {
  /** Null from a card that stays silent. */
  readonly exchange: (command: Uint8Array) => Uint8Array | null
}

/** What happens between card and virtual reader; `command` may hold a PIN: mask it before showing. */
export type VpcdEvent =
  | { readonly kind: 'inserted' | 'removed' | 'reader_gone' | 'power_on' | 'power_off' | 'reset' }
  | { readonly kind: 'exchange'; readonly command: Uint8Array; readonly response: Uint8Array }

/** One insertion of a card: a connection to the virtual reader. */
export interface CardLink {
  /** Takes the card out at once; `onGone` is not told about it. */
  readonly pull: () => void
}

export interface CardLinkOptions {
  readonly socket: Socket
  readonly card: PluggedCard
  readonly onEvent: (event: VpcdEvent) => void
  readonly onGone: () => void
}

/** Lets the card answer on this connection until it ends; the card begins without power. */
export function linkCard({ socket, card, onEvent, onGone }: CardLinkOptions): CardLink {
  let rest: Uint8Array = new Uint8Array()
  let isPulled = false
  card.powerOff()
  onEvent({ kind: 'inserted' })
  socket.on('data', (chunk: Uint8Array) => {
    const decoded = decodeFrames(rest, chunk)
    rest = decoded.rest
    for (const message of decoded.messages) {
      const answer = socket.destroyed ? null : answerTo(message, card, onEvent)
      if (answer !== null && !socket.destroyed) socket.write(encodeFrame(answer))
    }
  })
  socket.on('close', () => {
    if (isPulled) return
    card.powerOff()
    onGone()
  })
  return {
    pull: () => {
      isPulled = true
      card.powerOff()
      socket.destroy()
    },
  }
}

/** What goes back to the reader; null where the protocol expects nothing. */
function answerTo(
  message: VpcdMessage,
  card: PluggedCard,
  onEvent: (event: VpcdEvent) => void,
): Uint8Array | null {
  if (message.kind === 'unknown') return null
  if (message.kind === 'get_atr') return card.atr
  if (message.kind === 'command') {
    const response = card.exchange(message.bytes)
    if (response !== null) onEvent({ kind: 'exchange', command: message.bytes, response })
    return response
  }
  card.powerOff()
  onEvent({ kind: message.kind })
  return null
}

/** Opens a connection to the virtual reader; rejects when nobody listens there. */
export function reachVpcd(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      // What broke is told by `close`, which follows every error.
      socket.on('error', () => undefined)
      resolve(socket)
    })
  })
}
