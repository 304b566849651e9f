import { createInterface } from 'node:readline'
import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import { createEmulatedSlot } from '#remote-reader-driver/src/emulator/emulated-slot'
import {
  createEmulatedRemote,
  type EmulatedRemote,
  type RemoteMemory,
} from '#remote-reader-driver/src/emulator/remote/emulated-remote'
import { throughAir } from '#remote-reader-driver/src/emulator/remote/radio'
import {
  openRemoteKeys,
  type RemoteKeys,
} from '#remote-reader-driver/src/host/remote/remote-keys-file'
import { signalled } from '#remote-reader-driver/src/host/service/signalled'
import { listenForPipes } from '#remote-reader-driver/src/transports/remote-link/pipes/socket-pipe'
import { realSurroundings } from '#remote-reader-driver/src/transports/remote-link/surroundings'
import { issueTwoKeyCard } from '../../fixtures/two-key-card.ts'
import { memoryKeepsake } from '../../simulators/jlis/keepsake.ts'
import type { RemotePlan } from './remote-wish.ts'

type Say = (line: string) => void

const pairingMs = 120_000

/** Serves a simulated remote until `quit` or a signal; the exit code. */
export async function serveRemote(plan: RemotePlan, say: Say): Promise<number> {
  const { persona, place } = plan
  const issuer = { keepsake: memoryKeepsake(), now: () => new Date() }
  const card = createEmulatedCard(await issueTwoKeyCard(persona, issuer))
  const tray = createEmulatedSlot({ sleep: (ms) => new Promise((done) => setTimeout(done, ms)) })
  tray.insert(card)
  const memory = rememberedBy(await openRemoteKeys(plan.memory), say)
  let remote: EmulatedRemote | null = null
  const listening = await listenForPipes(place, (pipe) => {
    say('the box has connected')
    pipe.onClose(() => say('the box is gone'))
    const air = throughAir(pipe, realSurroundings.after, plan.faults)
    remote = createEmulatedRemote({ pipe: air, slot: tray, memory: memory(), power: powerOf(plan) })
    if (plan.isPairing) remote.pairing.open(pairingMs)
  })
  say(`simulated remote with the simulated card of ${persona.name}, PIN ${persona.pin}`)
  say(`listening on ${'path' in place ? place.path : `${place.host}:${listening.port}`}`)
  const acts = new Map([
    ['pair', () => remote?.pairing.open(pairingMs)],
    ['remove', () => tray.remove()],
    ['insert', () => tray.insert(card)],
  ])
  await untilQuit((line) => (acts.get(line) ?? (() => remote?.typeCode(line)))())
  await listening.close()
  return 0
}

/** The memory as it is now: each connection is a remote of its own, with the same keys. */
function rememberedBy(memory: RemoteKeys, say: Say): () => RemoteMemory {
  let { pairedWith } = memory
  const remember = (hostKey: Uint8Array) => {
    pairedWith = hostKey
    memory.remember(hostKey).then(
      () => say('paired'),
      (fault) => say(`paired, but not written down: ${fault}`),
    )
  }
  return () => ({ keys: memory.keys, pairedWith, remember })
}

const powerOf = ({ batteryPercent, faults }: RemotePlan) => ({
  batteryPercent,
  signalPercent: Math.round(100 * (1 - faults.loss)),
})

/** Takes lines until `quit` or a signal; the end of the input is no reason to stop. */
async function untilQuit(onLine: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  const quit = new Promise<void>((resolve) => {
    lines.on('line', (line) => (line.trim() === 'quit' ? resolve() : onLine(line.trim())))
  })
  await Promise.race([quit, signalled()])
  lines.close()
}
