import {
  type CardLink,
  linkCard,
  type PluggedCard,
  reachVpcd,
  type VpcdEvent,
} from './card-link.ts'

export interface VpcdOptions {
  readonly host: string
  readonly port: number
  readonly card: PluggedCard
  readonly onEvent?: (event: VpcdEvent) => void
  /** How long to wait before looking again for a reader that is gone. */
  readonly retryMs?: number
  /**
   * How long a card stays out at least: pcscd looks every 400 ms, and takes a card that is back
   * sooner for one that never left.
   */
  readonly absentMs?: number
}

/** A hand at the virtual reader: it lays a card in and takes it out. */
export interface VpcdPlug {
  /** Takes the card out, which takes its power away; nothing when there is none. */
  readonly remove: () => void
  /** Lays a card in, in place of the one that is there. */
  readonly insert: (card: PluggedCard) => void
  readonly isInserted: () => boolean
  readonly close: () => void
}

/** What the hand does; `turn` counts its moves, so that a connection that comes late is dropped. */
interface Hand {
  readonly reader: Required<Omit<VpcdOptions, 'card'>>
  held: PluggedCard | null
  link: CardLink | null
  timer: NodeJS.Timeout | undefined
  turn: number
  removedAt: number
}

/**
 * Plugs a card into the virtual reader of vsmartcard (vpcd), which pcscd serves to every PC/SC
 * program of the machine. A connection is an inserted card, its end is a removal. Rejects when
 * nobody listens there; a reader that goes away later is waited for.
 */
export async function plugIntoVpcd({ card, ...options }: VpcdOptions): Promise<VpcdPlug> {
  const reader = { onEvent: () => undefined, retryMs: 300, absentMs: 600, ...options }
  const hand: Hand = { reader, held: card, link: null, timer: undefined, turn: 0, removedAt: 0 }
  const socket = await reachVpcd(reader.host, reader.port)
  layIn(hand, card, socket)
  return {
    remove: () => {
      if (hand.held === null) return
      takeOut(hand)
      reader.onEvent({ kind: 'removed' })
    },
    insert: (next) => {
      takeOut(hand)
      hand.held = next
      seekIn(hand, Math.max(0, hand.removedAt + reader.absentMs - performance.now()))
    },
    isInserted: () => hand.link !== null,
    close: () => takeOut(hand),
  }
}

function takeOut(hand: Hand): void {
  hand.turn += 1
  clearTimeout(hand.timer)
  if (hand.link !== null) hand.removedAt = performance.now()
  hand.link?.pull()
  hand.link = null
  hand.held = null
}

function layIn(hand: Hand, card: PluggedCard, socket: Awaited<ReturnType<typeof reachVpcd>>): void {
  const onGone = () => {
    hand.link = null
    hand.reader.onEvent({ kind: 'reader_gone' })
    seekIn(hand, hand.reader.retryMs)
  }
  hand.link = linkCard({ socket, card, onEvent: hand.reader.onEvent, onGone })
}

/** Looks for the reader until it is there, or until the hand has moved on. */
async function seek(hand: Hand): Promise<void> {
  const { turn, held, reader } = hand
  const socket = await reachVpcd(reader.host, reader.port).catch(() => null)
  if (turn !== hand.turn || held === null) {
    socket?.destroy()
    return
  }
  if (socket === null) seekIn(hand, reader.retryMs)
  else layIn(hand, held, socket)
}

function seekIn(hand: Hand, ms: number): void {
  hand.timer = setTimeout(() => void seek(hand), ms)
}
