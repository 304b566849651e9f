import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import {
  createSimulatedLink,
  type SimulatedLink,
} from '#remote-reader-driver/src/emulator/remote/simulated-link'
import {
  createThrowawayPersona,
  type ThrowawayPersona,
} from '#remote-reader-driver/src/emulator/throwaway-persona'
import { createCardReader } from '#remote-reader-driver/src/reader/card-reader'
import {
  type NoisePrimitives,
  noblePrimitives,
} from '#remote-reader-driver/src/transports/remote-link/noise/primitives'
import { type Figure, median, quantile, rounded } from '../figure.ts'

const losses = [0, 0.01, 0.05, 0.2]
const homes = 200
const reportMs = 1
const cpuRuns = 30

/** What the radio link adds to a sign-in, at four shares of lost reports, and what sealing costs. */
export async function measureRemoteLink(): Promise<Figure[]> {
  const made = await createThrowawayPersona({ certificateLength: 1583 })
  const figures: Figure[] = []
  for (const loss of losses) figures.push(...(await figuresAt(made, loss)))
  return [...figures, ...(await measureEncryption(made))]
}

async function figuresAt(made: ThrowawayPersona, loss: number): Promise<Figure[]> {
  const runs: SignInRun[] = []
  for (let seed = 1; seed <= homes; seed += 1) {
    const link = createSimulatedLink({ seed, loss, reportMs })
    await link.clock.pass(1_000)
    runs.push(await signIn(link, made))
  }
  const times = runs.map(({ ms }) => ms)
  const rate = median(runs.map(({ ms, apduBytes }) => apduBytes / ms))
  const failed = runs.filter(({ isSignedIn }) => !isSignedIn).length
  const at = `remote link, ${loss * 100} % of reports lost`
  const how = `simulated clock, ${reportMs} ms a report each way, a card that answers at once, certificate of 1,583 bytes, session open, ${homes} homes`
  return [
    figure(`${at}: added to a sign-in, p50`, median(times), 'ms', how),
    figure(`${at}: added to a sign-in, p99`, quantile(times, 0.99), 'ms', how),
    figure(`${at}: goodput`, rate, 'kB/s', `bytes of APDUs both ways; ${how}`),
    { ...figure(`${at}: sign-ins that failed`, failed, 'sign-ins', how), atMost: 0 },
  ]
}

interface SignInRun {
  readonly ms: number
  readonly apduBytes: number
  readonly isSignedIn: boolean
}

async function signIn(link: SimulatedLink, { persona }: ThrowawayPersona): Promise<SignInRun> {
  const card = createEmulatedCard(persona)
  let apduBytes = 0
  const exchange = (command: Uint8Array) => {
    const answer = card.exchange(command)
    apduBytes += command.length + answer.length
    return answer
  }
  link.tray.insert({ ...card, exchange })
  const reader = createCardReader({ slot: link.clockedSlot })
  const startedAt = link.clock.nowMs()
  const proof = await reader.authenticate({
    message: new TextEncoder().encode('one sign-in'),
    pin: persona.pin,
    spendLastTry: false,
    onStep: () => undefined,
    signal: new AbortController().signal,
  })
  return { ms: link.clock.nowMs() - startedAt, apduBytes, isSignedIn: proof.ok }
}

/**
 * Real time inside the cipher and inside X25519, of both ends, against what the link adds in clear
 * air: there the share is greatest, and on the simulated clock computing takes no time.
 */
async function measureEncryption(made: ThrowawayPersona): Promise<Figure[]> {
  const shares: number[] = []
  const sealing: number[] = []
  const agreeing: number[] = []
  for (let seed = 1; seed <= cpuRuns; seed += 1) {
    const watch = watchedPrimitives()
    const link = createSimulatedLink({ seed, reportMs, primitives: watch.primitives })
    await link.clock.pass(1_000)
    agreeing.push(watch.takeMs().agreeing)
    const run = await signIn(link, made)
    if (!run.isSignedIn) throw new Error('the sign-in over clear air failed')
    const { sealing: sealedMs } = watch.takeMs()
    sealing.push(sealedMs)
    shares.push((100 * sealedMs) / (run.ms + sealedMs))
  }
  const how = `real time of this machine, both ends, ${cpuRuns} sign-ins in clear air, p50`
  const ofAdded = `sealing and opening against the added time and itself; ${how}`
  return [
    figure(
      'remote link: encryption, share of what is added to a sign-in',
      median(shares),
      '%',
      ofAdded,
    ),
    figure('remote link: sealing and opening in a sign-in', median(sealing), 'ms', how),
    figure('remote link: X25519 of one handshake', median(agreeing), 'ms', how),
  ]
}

function watchedPrimitives() {
  let sealing = 0
  let agreeing = 0
  const timed = <T>(work: () => T, add: (ms: number) => void): T => {
    const startedAt = performance.now()
    const done = work()
    add(performance.now() - startedAt)
    return done
  }
  const addSealing = (ms: number) => {
    sealing += ms
  }
  const addAgreeing = (ms: number) => {
    agreeing += ms
  }
  const primitives: NoisePrimitives = {
    ...noblePrimitives,
    seal: (...given) => timed(() => noblePrimitives.seal(...given), addSealing),
    open: (...given) => timed(() => noblePrimitives.open(...given), addSealing),
    dh: (...given) => timed(() => noblePrimitives.dh(...given), addAgreeing),
  }
  const takeMs = () => {
    const taken = { sealing, agreeing }
    sealing = 0
    agreeing = 0
    return taken
  }
  return { primitives, takeMs }
}

const figure = (name: string, value: number, unit: string, how: string): Figure => ({
  name,
  value: rounded(value, 3),
  unit,
  atMost: null,
  how,
})
