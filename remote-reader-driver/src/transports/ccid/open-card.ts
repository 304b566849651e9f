import { type LinkFault, linkFault, linkFaultOf } from '../../apdu/link-fault.ts'
import { transmitOver } from '../../apdu/transmit.ts'
import type { OpenCard } from '../../reader/card-slot.ts'
import { exchangeApdu } from './exchange-apdu.ts'
import type { CcidLink } from './link/ccid-link.ts'
import { type PowerDeps, powerOff } from './power/power-on.ts'

/** One power-up of one card; the first reason for which it ended stays. */
export interface Session {
  readonly fault: () => LinkFault | null
  readonly end: (reason: LinkFault) => void
}

export function createSession(): Session {
  let fault: LinkFault | null = null
  return {
    fault: () => fault,
    end: (reason) => {
      fault ??= reason
    },
  }
}

interface OpenedCard {
  readonly power: PowerDeps
  readonly session: Session
  readonly free: () => void
}

/** The card of a powered slot, for as long as `session` lasts. Frees the slot at power-off. */
export function openCard({ power, session, free }: OpenedCard): OpenCard {
  const { link, descriptor } = power
  let isPowered = true
  const ask: CcidLink['ask'] = async (message) => {
    const fault = session.fault()
    if (fault !== null) throw linkFault(fault)
    return link.ask(message)
  }
  const transmit = transmitOver((command) => exchangeApdu({ ask, descriptor }, command))
  return {
    transmit: async (command) => {
      try {
        return await transmit(command)
      } catch (error) {
        session.end(linkFaultOf(error) ?? 'reader_unavailable')
        throw error
      }
    },
    powerOff: async () => {
      if (!isPowered) return
      isPowered = false
      session.end('card_timeout')
      // What still waits for the card is aborted first, or the reader answers that it is busy.
      link.interrupt('card_timeout')
      await powerOff(power)
      free()
    },
  }
}
