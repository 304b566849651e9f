import { parseCommand } from '../apdu/command.ts'
import { encodeResponse } from '../apdu/response.ts'
import { statusWords } from '../apdu/status-word.ts'
import { createCard } from './card/card.ts'
import type { PersonaCard } from './persona-card.ts'

/** One emulated piece of plastic. Its try counters outlive every power-off and every slot. */
export interface EmulatedCard {
  /** Takes a command APDU, answers a response APDU. */
  readonly exchange: (command: Uint8Array) => Uint8Array
  readonly powerOff: () => void
  /** Tries left of the user-authentication PIN, for whoever looks into the simulation. */
  readonly triesLeft: () => number
}

/** Makes the plastic for a persona: bytes in, bytes out; bytes that are no APDU get `6700`. */
export function createEmulatedCard(persona: PersonaCard): EmulatedCard {
  const card = createCard(persona)
  let state = card.initial
  return {
    exchange: (bytes) => {
      const command = parseCommand(bytes)
      if (!command.ok) {
        return encodeResponse({ data: new Uint8Array(), sw: statusWords.wrongLength })
      }
      const [next, response] = card.answer(state, command.value)
      state = next
      return encodeResponse(response)
    },
    powerOff: () => {
      state = card.powerOff(state)
    },
    triesLeft: () => state.triesLeft.authentication,
  }
}
