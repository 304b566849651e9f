import { createEmulatedSlot } from '../../../emulator/emulated-slot.ts'
import { createEmulatedRemote } from '../../../emulator/remote/emulated-remote.ts'
import { createRadio, type RadioFaults } from '../../../emulator/remote/radio.ts'
import { seededSurroundings } from '../../../emulator/remote/simulated-link.ts'
import { createVirtualClock } from '../../../emulator/remote/virtual-clock.ts'
import { newKeyPair } from '../noise/primitives.ts'
import type { ReportPipe } from '../report-pipe.ts'
import { pairWithRemote } from './pair-with-remote.ts'

/** A living room: a box, a remote with its window open, and somebody who types what he reads. */
export function livingRoom(faults: Partial<RadioFaults> = {}) {
  const clock = createVirtualClock()
  const surroundings = seededSurroundings(clock, faults.seed ?? 1)
  const radio = createRadio(clock.after, faults)
  const slot = createEmulatedSlot({ sleep: async () => undefined })
  const remembered: Uint8Array[] = []
  const memory = {
    keys: newKeyPair(surroundings.randomBytes),
    pairedWith: null,
    remember: (hostKey: Uint8Array) => remembered.push(hostKey),
  }
  const remote = createEmulatedRemote({ pipe: radio.remote, slot, surroundings, memory })
  remote.pairing.open(120_000)
  const keys = newKeyPair(surroundings.randomBytes)
  const shown: (string | null)[] = []
  const pair = (pipe: ReportPipe, type = (code: string) => code) =>
    pairWithRemote({
      pipe,
      keys,
      surroundings,
      showCode: (code) => {
        shown.push(code)
        if (code !== null) remote.typeCode(type(code))
      },
    })
  return { clock, surroundings, radio, remote, keys, remembered, shown, pair, slot }
}

/** The code with another last digit. */
export const wrong = (code: string) => code.replace(/.$/, (last) => String((Number(last) + 1) % 10))
