import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import { createEmulatedSlot } from '#remote-reader-driver/src/emulator/emulated-slot'
import { createThrowawayPersona } from '#remote-reader-driver/src/emulator/throwaway-persona'
import { createCardReader } from '#remote-reader-driver/src/reader/card-reader'
import type { Figure } from './figure.ts'

/** Counts the commands of one sign-in with a certificate of 1,583 bytes, on the emulated card. */
export async function countApdus(): Promise<Figure[]> {
  const { persona } = await createThrowawayPersona({ certificateLength: 1583 })
  const slot = createEmulatedSlot({ sleep: async () => undefined })
  slot.insert(createEmulatedCard(persona))
  let apdus = 0
  const reader = createCardReader({
    slot: {
      ...slot,
      open: async () => {
        const opened = await slot.open()
        if (!opened.ok) return opened
        const { transmit, powerOff } = opened.value
        const counted: typeof transmit = (command) => {
          apdus += 1
          return transmit(command)
        }
        return { ok: true, value: { transmit: counted, powerOff } }
      },
    },
  })
  const proof = await reader.authenticate({
    message: new TextEncoder().encode('one sign-in'),
    pin: persona.pin,
    spendLastTry: false,
    onStep: () => undefined,
    signal: new AbortController().signal,
  })
  if (!proof.ok) throw new Error(`the card refused: ${proof.error.kind}`)
  return [
    {
      name: 'card: APDUs from SELECT to signature',
      value: apdus,
      unit: 'APDUs',
      atMost: 15,
      how: 'counted on the emulated card, certificate of 1,583 bytes, cold',
    },
  ]
}
