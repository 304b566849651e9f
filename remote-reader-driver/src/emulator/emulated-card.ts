import { parseCommand } from '../apdu/command.ts'
import { encodeResponse } from '../apdu/response.ts'
import { statusWords } from '../apdu/status-word.ts'
import type { KeyName } from '../jpki/profile/profile.ts'
import { createCard } from './card/card.ts'
import type { CardOptions } from './card/card-model.ts'
import type { PersonaCard } from './persona-card.ts'

/** One emulated piece of plastic. Its PINs and try counters outlive every power-off and every slot. */
export interface EmulatedCard {
  /** Takes a command APDU, short or extended, answers a response APDU. */
  readonly exchange: (command: Uint8Array) => Uint8Array
  readonly powerOff: () => void
  /** Tries left of a PIN, the user-authentication PIN's by default, for who looks into the simulation. */
  readonly triesLeft: (pin?: KeyName) => number
  /** What a contactless reader makes up for such a card (PC/SC part 3 §3.1.3.2.3); tells nothing. */
  readonly atr: Uint8Array
}

const contactlessAtr = [
  0x3b, 0x88, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x71, 0x81, 0x00, 0xf9,
]

/** Makes the plastic for a persona: bytes in, bytes out; bytes that are no APDU get `6700`. */
export function createEmulatedCard(
  persona: PersonaCard,
  options: Partial<CardOptions> = {},
): EmulatedCard {
  const card = createCard(persona, options)
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
    triesLeft: (pin = 'authentication') => state.triesLeft[pin],
    atr: Uint8Array.from(contactlessAtr),
  }
}
