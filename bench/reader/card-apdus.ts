import { ok } from '#remote-reader-driver/contract/result'
import { transmitOver } from '#remote-reader-driver/src/apdu/transmit'
import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import type { PersonaCard } from '#remote-reader-driver/src/emulator/persona-card'
import { createThrowawayPersona } from '#remote-reader-driver/src/emulator/throwaway-persona'
import { createCardReader } from '#remote-reader-driver/src/reader/card-reader'
import type { CardSlot } from '#remote-reader-driver/src/reader/card-slot'
import type { Figure } from '../figure.ts'
import { measureOwnTime } from './card-own-time.ts'

/** Counts APDUs and bytes of a sign-in on the emulated card, and measures the driver's own time. */
export async function countApdus(): Promise<Figure[]> {
  const { persona } = await createThrowawayPersona({ certificateLength: 1583 })
  const { cold, known } = await countSignIns(persona)
  const how = 'counted on the emulated card, certificate of 1,583 bytes'
  const again = `${how}, which was read before in the same insertion`
  return [
    {
      name: 'card: APDUs from SELECT to signature',
      value: cold.apdus,
      unit: 'APDUs',
      atMost: 15,
      how: `${how}, cold`,
    },
    {
      name: 'card: bytes of a sign-in',
      value: cold.bytes,
      unit: 'bytes',
      atMost: null,
      how: `commands and answers with status, ${how}, cold`,
    },
    {
      name: 'card: APDUs of a second sign-in while the card lies there',
      value: known.apdus,
      unit: 'APDUs',
      atMost: 8,
      how: again,
    },
    {
      name: 'card: bytes of a second sign-in while the card lies there',
      value: known.bytes,
      unit: 'bytes',
      atMost: null,
      how: `commands and answers with status, ${again}`,
    },
    ...(await measureOwnTime(persona)),
  ]
}

interface Count {
  readonly apdus: number
  readonly bytes: number
}

async function countSignIns(persona: PersonaCard): Promise<{ cold: Count; known: Count }> {
  const card = createEmulatedCard(persona)
  let count: Count = { apdus: 0, bytes: 0 }
  const slot: CardSlot = {
    presence: () => 'present',
    onPresence: () => () => undefined,
    open: async () =>
      ok({
        transmit: transmitOver(async (command) => {
          const answer = card.exchange(command)
          const bytes = count.bytes + command.length + answer.length
          count = { apdus: count.apdus + 1, bytes }
          return answer
        }),
        powerOff: async () => card.powerOff(),
      }),
  }
  const reader = createCardReader({ slot })
  const signIn = async (): Promise<Count> => {
    count = { apdus: 0, bytes: 0 }
    const proof = await reader.authenticate({
      message: new TextEncoder().encode('one sign-in'),
      pin: persona.pin,
      spendLastTry: false,
      onStep: () => undefined,
      signal: new AbortController().signal,
    })
    if (!proof.ok) throw new Error(`the card refused: ${proof.error.kind}`)
    return count
  }
  return { cold: await signIn(), known: await signIn() }
}
