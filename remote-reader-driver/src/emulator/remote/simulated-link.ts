import { ok } from '../../../contract/result.ts'
import type { CardSlot } from '../../reader/card-slot.ts'
import {
  type NoisePrimitives,
  newKeyPair,
  noblePrimitives,
} from '../../transports/remote-link/noise/primitives.ts'
import {
  createRemoteLinkSlot,
  type RemoteLinkSlot,
} from '../../transports/remote-link/session/remote-link-slot.ts'
import type { Surroundings } from '../../transports/remote-link/surroundings.ts'
import { createEmulatedSlot, type EmulatedSlot } from '../emulated-slot.ts'
import { createEmulatedRemote, type EmulatedRemote } from './emulated-remote.ts'
import { createRadio, type Radio, type RadioFaults, seededRandom } from './radio.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

export interface SimulatedLinkPlan extends Partial<RadioFaults> {
  /** Of both ends. */
  readonly primitives?: NoisePrimitives
}

/** A box and its paired remote in one process, on a clock of their own: the same every time. */
export interface SimulatedLink {
  readonly clock: VirtualClock
  readonly surroundings: Surroundings
  readonly radio: Radio
  /** The slot in the remote, with the hand that lays cards. */
  readonly tray: EmulatedSlot
  readonly remote: EmulatedRemote
  readonly slot: RemoteLinkSlot
  /** The same slot for callers who do not know of the clock: it runs while they wait. */
  readonly clockedSlot: CardSlot
}

/** Sets both up, already paired, with an empty slot; nothing has been sent yet. */
export function createSimulatedLink(plan: SimulatedLinkPlan = {}): SimulatedLink {
  const clock = createVirtualClock()
  const surroundings = seededSurroundings(clock, plan.seed ?? 1)
  const radio = createRadio(clock.after, plan)
  const tray = createEmulatedSlot({ sleep: (ms) => passed(clock, ms) })
  const hostKeys = newKeyPair(surroundings.randomBytes)
  const remoteKeys = newKeyPair(surroundings.randomBytes)
  const { primitives = noblePrimitives } = plan
  const remote = createEmulatedRemote({
    pipe: radio.remote,
    slot: tray,
    surroundings,
    primitives,
    memory: { keys: remoteKeys, pairedWith: hostKeys.publicKey, remember: () => undefined },
  })
  const slot = createRemoteLinkSlot({
    pipe: radio.host,
    keys: hostKeys,
    pairedWith: remoteKeys.publicKey,
    surroundings,
    primitives,
  })
  return { clock, surroundings, radio, tray, remote, slot, clockedSlot: clocked(slot, clock) }
}

/** A clock's surroundings with random numbers that are the same for the same seed. */
export function seededSurroundings({ now, after }: VirtualClock, seed: number): Surroundings {
  const random = seededRandom(seed ^ 0x5eed)
  const randomBytes = (length: number) =>
    Uint8Array.from({ length }, () => Math.floor(random() * 256))
  return { now, after, randomBytes }
}

const passed = ({ after }: VirtualClock, ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((resolve) => after(ms, resolve))

/** The clock stands while the caller computes, so real time never counts. */
const clocked = (slot: CardSlot, { runUntil }: VirtualClock): CardSlot => ({
  ...slot,
  open: async () => {
    const opened = await runUntil(slot.open())
    if (!opened.ok) return opened
    const { transmit, powerOff } = opened.value
    return ok({
      transmit: (command) => runUntil(transmit(command)),
      powerOff: () => runUntil(powerOff()),
    })
  },
})
