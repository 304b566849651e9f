import { setTimeout as delay } from 'node:timers/promises'
import {
  createEmulatedCard,
  type EmulatedCard,
} from '#remote-reader-driver/src/emulator/emulated-card'
import type { PersonaCard } from '#remote-reader-driver/src/emulator/persona-card'
import type { PluggedCard, VpcdEvent } from '#remote-reader-driver/src/emulator/vpcd/card-link'
import { plugIntoVpcd, type VpcdPlug } from '#remote-reader-driver/src/emulator/vpcd/plug-into-vpcd'
import { requirePersona } from '../fixtures/personas.ts'
import { issueTwoKeyCard } from '../fixtures/two-key-card.ts'
import { memoryKeepsake } from '../simulators/jlis/keepsake.ts'
import { createPcscd, type Pcscd } from './pcscd.ts'

/** What the tests against real peers share: a real pcscd, and a persona's card. */
export interface Peers {
  readonly pcscd: Pcscd
  readonly persona: PersonaCard
  /** Every event of the virtual reader since the card was plugged in. */
  readonly events: VpcdEvent[]
  /** A new card of the persona in the reader, in place of the one before. */
  readonly plugIn: (wrap?: (card: EmulatedCard) => PluggedCard) => Promise<PluggedIn>
  readonly dispose: () => Promise<void>
}

export interface PluggedIn {
  /** The plastic, which keeps its counters. */
  readonly card: EmulatedCard
  readonly plug: VpcdPlug
  /** Lays another (or the same) card in and waits until pcscd has seen it. */
  readonly layBack: (card: PluggedCard) => Promise<void>
}

/** Starts pcscd and issues the card; the reader is empty. */
export async function startPeers(): Promise<Peers> {
  const issuer = { keepsake: memoryKeepsake(), now: () => new Date() }
  const persona = await issueTwoKeyCard(requirePersona('hanako'), issuer)
  const pcscd = await createPcscd()
  await pcscd.start()
  const events: VpcdEvent[] = []
  let plug: VpcdPlug | null = null
  const insert = async (card: PluggedCard): Promise<VpcdPlug> => {
    events.length = 0
    if (plug === null) {
      const onEvent = (event: VpcdEvent) => void events.push(event)
      plug = await plugIntoVpcd({ host: '127.0.0.1', port: pcscd.port, card, onEvent })
    } else {
      plug.insert(card)
    }
    await until(() => events.some(({ kind }) => kind === 'power_on'))
    return plug
  }
  return {
    pcscd,
    persona,
    events,
    plugIn: async (wrap = (card) => card) => {
      const card = createEmulatedCard(persona)
      const inserted = await insert(wrap(card))
      return { card, plug: inserted, layBack: async (next) => void (await insert(next)) }
    },
    dispose: async () => {
      plug?.close()
      await pcscd.dispose()
    },
  }
}

const patienceMs = 15_000

/** Waits for what another program brings about; a fault when it does not come. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error('what was waited for did not come')
    await delay(20)
  }
}
