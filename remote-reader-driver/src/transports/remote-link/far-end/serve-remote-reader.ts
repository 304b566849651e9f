import type { CardSlot } from '../../../reader/card-slot.ts'
import { serveFarLink } from '../link/far-link.ts'
import type { Serving } from '../link/line.ts'
import { type KeyPair, type NoisePrimitives, noblePrimitives } from '../noise/primitives.ts'
import type { PairingDesk } from '../pairing/pairing-desk.ts'
import type { ReportPipe } from '../report-pipe.ts'
import type { ReaderStatus, RemotePower } from '../session/card-message.ts'
import { realSurroundings, type Surroundings } from '../surroundings.ts'
import { createCardDesk } from './card-desk.ts'
import { createFarSession } from './far-session.ts'

export interface RemoteReaderDeps {
  readonly pipe: ReportPipe
  readonly slot: CardSlot
  readonly keys: KeyPair
  readonly pairing: PairingDesk
  readonly power: () => RemotePower
  readonly surroundings?: Surroundings
  readonly primitives?: NoisePrimitives
}

/** A powered card that nobody asks anything for so long loses its power. */
const idleMs = 15_000

/** Everything that a remote's firmware does between its radio and its card reader. */
export function serveRemoteReader(deps: RemoteReaderDeps): { readonly close: () => Promise<void> } {
  const { slot, surroundings = realSurroundings, primitives = noblePrimitives } = deps
  const cards = createCardDesk({ slot, surroundings, idleMs })
  const sessions = new Map<number, (message: Uint8Array) => Serving | null>()
  let current: number | null = null
  let changes = 0
  const status = (): ReaderStatus => ({ presence: slot.presence(), changes, ...deps.power() })
  const takeOver = (channel: number) => {
    const former = current
    current = channel
    if (former === null || former === channel) return
    void cards.powerOff()
    link.dropChannel(former)
  }
  const sessionOf = (channel: number) => {
    const known = sessions.get(channel)
    if (known !== undefined) return known
    const onPairedHost = () => takeOver(channel)
    const onWornOut = () => link.dropChannel(channel)
    const shared = { ...deps, surroundings, primitives, cards, status }
    const session = createFarSession({ ...shared, onPairedHost, onWornOut })
    sessions.set(channel, session)
    return session
  }
  const link = serveFarLink({
    ...deps,
    surroundings,
    serve: (channel, message) => sessionOf(channel)(message),
    keptChannel: () => current,
    onChannelGone: (channel) => {
      sessions.delete(channel)
      if (channel !== current) return
      current = null
      void cards.powerOff()
    },
  })
  const forget = slot.onPresence(() => {
    changes = (changes + 1) & 0xff
    if (current !== null) link.ring(current)
  })
  return {
    close: async () => {
      forget()
      link.close()
      await cards.powerOff()
    },
  }
}
