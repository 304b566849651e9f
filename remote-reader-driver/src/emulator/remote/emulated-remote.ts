import type { CardSlot } from '../../reader/card-slot.ts'
import { serveRemoteReader } from '../../transports/remote-link/far-end/serve-remote-reader.ts'
import {
  type KeyPair,
  type NoisePrimitives,
  newKeyPair,
  noblePrimitives,
} from '../../transports/remote-link/noise/primitives.ts'
import {
  createPairingDesk,
  type PairingDesk,
} from '../../transports/remote-link/pairing/pairing-desk.ts'
import type { ReportPipe } from '../../transports/remote-link/report-pipe.ts'
import type { RemotePower } from '../../transports/remote-link/session/card-message.ts'
import { realSurroundings, type Surroundings } from '../../transports/remote-link/surroundings.ts'

export interface EmulatedRemoteDeps {
  readonly pipe: ReportPipe
  readonly slot: CardSlot
  /** What survives a change of batteries: the remote's keys and its host. */
  readonly memory?: RemoteMemory
  readonly power?: RemotePower
  readonly surroundings?: Surroundings
  readonly primitives?: NoisePrimitives
}

export interface RemoteMemory {
  readonly keys: KeyPair
  readonly pairedWith: Uint8Array | null
  readonly remember: (hostKey: Uint8Array) => void
}

/** A simulated remote: the far end of the link, with buttons for a simulated hand. */
export interface EmulatedRemote {
  readonly publicKey: Uint8Array
  readonly pairing: PairingDesk
  /** Types six digits, now or as soon as the remote asks for them. */
  readonly typeCode: (digits: string) => void
  /** Takes the batteries out. */
  readonly close: () => Promise<void>
}

const goodPower: RemotePower = { batteryPercent: 80, signalPercent: 90 }

/** A remote with new keys that no host was paired with. */
export const newMemory = ({ randomBytes }: Surroundings): RemoteMemory => ({
  keys: newKeyPair(randomBytes),
  pairedWith: null,
  remember: () => undefined,
})

/** Starts a remote on its end of the pipe. Its radio is whatever the pipe is. */
export function createEmulatedRemote({
  pipe,
  slot,
  surroundings = realSurroundings,
  memory = newMemory(surroundings),
  power = goodPower,
  primitives = noblePrimitives,
}: EmulatedRemoteDeps): EmulatedRemote {
  const keypad = createKeypad()
  const pairing = createPairingDesk({ ...memory, typedCode: keypad.typed, now: surroundings.now })
  const { keys } = memory
  const world = { pipe, slot, surroundings, primitives }
  const served = serveRemoteReader({ ...world, keys, pairing, power: () => power })
  return {
    publicKey: keys.publicKey,
    pairing,
    typeCode: keypad.type,
    close: async () => {
      await served.close()
      pipe.close()
    },
  }
}

function createKeypad() {
  let typed: string[] = []
  let take: ((digits: string | null) => void) | null = null
  return {
    type: (digits: string) => {
      if (take === null) typed = [...typed, digits]
      take?.(digits)
    },
    typed: (signal: AbortSignal) =>
      new Promise<string | null>((resolve) => {
        const [first, ...others] = typed
        typed = others
        if (first !== undefined) return resolve(first)
        const takeThese = (digits: string | null) => {
          if (take === takeThese) take = null
          resolve(digits)
        }
        take = takeThese
        signal.addEventListener('abort', () => takeThese(null), { once: true })
      }),
  }
}
