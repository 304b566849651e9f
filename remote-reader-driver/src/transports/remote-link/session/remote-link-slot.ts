import type { CardRefusal } from '../../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { type LinkFault, linkFault } from '../../../apdu/link-fault.ts'
import { transmitOver } from '../../../apdu/transmit.ts'
import type { CardSlot, OpenCard } from '../../../reader/card-slot.ts'
import { type KeyPair, type NoisePrimitives, noblePrimitives } from '../noise/primitives.ts'
import { joined } from '../noise/symmetric-state.ts'
import type { ReportPipe } from '../report-pipe.ts'
import { realSurroundings, type Surroundings } from '../surroundings.ts'
import {
  ASK_OPEN,
  ASK_POWER_OFF,
  ASK_TRANSMIT,
  CARD_CHANGED,
  CARD_REMOVED,
  CARD_TIMEOUT,
  DONE,
  NO_CARD,
  READER_BUSY,
} from './card-message.ts'
import { createSessionKeeper, type RemoteStatus, type SessionKeeper } from './session-keeper.ts'

export interface RemoteLinkSlotDeps {
  readonly pipe: ReportPipe
  /** The box's own static keys. */
  readonly keys: KeyPair
  /** The static public key that the remote showed when it was paired. */
  readonly pairedWith: Uint8Array
  readonly surroundings?: Surroundings
  readonly primitives?: NoisePrimitives
}

export interface RemoteLinkSlot extends CardSlot {
  readonly status: () => RemoteStatus
  /** Ends the session and lets go of the pipe; a powered card loses its power first. */
  readonly close: () => Promise<void>
}

const powerOffWithinMs = 3_000

/**
 * The card slot of a paired remote. It connects by itself, and again after the remote was out of
 * reach; meanwhile the slot is empty and refuses `reader_unavailable`.
 */
export function createRemoteLinkSlot(deps: RemoteLinkSlotDeps): RemoteLinkSlot {
  const { surroundings = realSurroundings, primitives = noblePrimitives } = deps
  const keeper = createSessionKeeper({ ...deps, surroundings, primitives })
  let card: OpenCard | null = null
  return {
    presence: keeper.presence,
    onPresence: keeper.onPresence,
    status: keeper.status,
    open: async () => {
      if (card !== null) return err({ kind: 'reader_busy' })
      const claimed = powerUp(keeper, surroundings, () => {
        card = null
      })
      card = claimed.card
      const opened = await claimed.opened
      if (!opened.ok) card = null
      return opened
    },
    close: async () => {
      await card?.powerOff()
      keeper.close()
      deps.pipe.close()
    },
  }
}

interface Claim {
  readonly card: OpenCard
  readonly opened: Promise<Result<OpenCard, CardRefusal>>
}

/** One power-up belongs to one session: when that ends, the remote takes the card's power. */
function powerUp(keeper: SessionKeeper, surroundings: Surroundings, free: () => void): Claim {
  const lease = keeper.lease()
  let isAsking = false
  let isOff = false
  const exchange = async (command: Uint8Array): Promise<Uint8Array> => {
    if (isOff) throw linkFault('reader_unavailable')
    isAsking = true
    const question = joined(Uint8Array.of(ASK_TRANSMIT), command)
    try {
      const { code, body } = await lease.ask(question)
      if (code !== DONE) throw linkFault(faultOf(code))
      return body
    } finally {
      isAsking = false
      question.fill(0)
    }
  }
  const card: OpenCard = {
    transmit: transmitOver(exchange),
    powerOff: async () => {
      if (isOff) return
      isOff = true
      if (isAsking) lease.cancel()
      await within(surroundings, lease.ask(Uint8Array.of(ASK_POWER_OFF)), lease.giveUp)
      free()
    },
  }
  return { card, opened: openCard(lease, card) }
}

async function openCard(
  lease: ReturnType<SessionKeeper['lease']>,
  card: OpenCard,
): Promise<Result<OpenCard, CardRefusal>> {
  try {
    const { code } = await lease.ask(Uint8Array.of(ASK_OPEN))
    if (code === DONE) return ok(card)
    if (code === NO_CARD) return err({ kind: 'no_card' })
    return err({ kind: code === READER_BUSY ? 'reader_busy' : 'reader_unavailable' })
  } catch {
    return err({ kind: 'reader_unavailable' })
  }
}

/** A remote that does not confirm in time loses its session, which takes the card's power too. */
function within(surroundings: Surroundings, asked: Promise<unknown>, giveUp: () => void) {
  return new Promise<void>((resolve) => {
    const stop = surroundings.after(powerOffWithinMs, () => {
      giveUp()
      resolve()
    })
    asked.then(
      () => resolve(),
      () => resolve(),
    )
    asked.then(stop, stop)
  })
}

const faultOf = (code: number): LinkFault => {
  if (code === CARD_CHANGED) return 'card_changed'
  if (code === CARD_REMOVED) return 'card_removed'
  return code === CARD_TIMEOUT ? 'card_timeout' : 'reader_unavailable'
}
