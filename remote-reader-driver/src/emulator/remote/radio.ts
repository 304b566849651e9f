import type { SetAlarm } from '../../transports/alarm.ts'
import {
  createPipeListeners,
  type PipeListeners,
  type ReportPipe,
} from '../../transports/remote-link/report-pipe.ts'

/** What the simulated air does to reports. Shares are 0 to 1; all drawn from one seed. */
export interface RadioFaults {
  readonly seed: number
  readonly loss: number
  readonly duplication: number
  /** The share of reports that are held back long enough for later ones to pass. */
  readonly reordering: number
  readonly delayMs: number
  /** How long the air is taken by one report; each direction has its own. */
  readonly reportMs: number
}

export const clearAir: RadioFaults = {
  seed: 1,
  loss: 0,
  duplication: 0,
  reordering: 0,
  delayMs: 0,
  reportMs: 1,
}

const heldBackReports = 4
const leastHeldBackMs = 4

/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One direction of the air: takes a report and delivers it once, twice, late or never. */
export function createAir({
  after,
  faults,
  deliver,
}: {
  readonly after: SetAlarm
  readonly faults: RadioFaults
  readonly deliver: (report: Uint8Array) => void
}): (report: Uint8Array) => void {
  const random = seededRandom(faults.seed)
  let queued = 0
  return (report) => {
    const copy = Uint8Array.from(report)
    const copies = random() < faults.duplication ? 2 : 1
    for (let sent = 0; sent < copies; sent += 1) {
      queued += 1
      const heldMs = Math.max(leastHeldBackMs, heldBackReports * faults.reportMs)
      const extraMs = random() < faults.reordering ? heldMs : 0
      const isLost = random() < faults.loss
      after(queued * faults.reportMs, () => {
        queued -= 1
      })
      if (isLost) continue
      after(queued * faults.reportMs + extraMs + faults.delayMs, () => deliver(copy))
    }
  }
}

/** The host's and the remote's end of a simulated radio. */
export interface Radio {
  readonly host: ReportPipe
  readonly remote: ReportPipe
  /** Carries the remote out of reach, where nothing is heard, and back. */
  readonly setInReach: (isInReach: boolean) => void
  /** Tells every report that goes on the air, heard or not, before the air acts on it. */
  readonly onAir: (listener: (report: Uint8Array, from: 'host' | 'remote') => void) => () => void
}

/** Creates both ends. Closing one closes the other; reports that are under way are lost then. */
export function createRadio(after: SetAlarm, changed: Partial<RadioFaults> = {}): Radio {
  const faults = { ...clearAir, ...changed }
  const ends = { host: createPipeListeners(), remote: createPipeListeners() }
  const taps = new Set<(report: Uint8Array, from: 'host' | 'remote') => void>()
  let isInReach = true
  const close = () => {
    ends.host.tellClosed()
    ends.remote.tellClosed()
  }
  const endOf = (from: 'host' | 'remote', seed: number, to: PipeListeners): ReportPipe => {
    const air = createAir({ after, faults: { ...faults, seed }, deliver: to.tellReport })
    return {
      send: (report) => {
        if (ends[from].isClosed()) return
        for (const tap of taps) tap(report, from)
        if (isInReach) air(report)
      },
      onReport: ends[from].onReport,
      onClose: ends[from].onClose,
      close,
    }
  }
  return {
    host: endOf('host', faults.seed * 2, ends.remote),
    remote: endOf('remote', faults.seed * 2 + 1, ends.host),
    setInReach: (changed) => {
      isInReach = changed
    },
    onAir: (listener) => {
      taps.add(listener)
      return () => taps.delete(listener)
    },
  }
}

/** The same pipe with bad air between: what is sent and what comes both go through it. */
export function throughAir(pipe: ReportPipe, after: SetAlarm, faults: RadioFaults): ReportPipe {
  const heard = createPipeListeners()
  const outgoing = { ...faults, seed: faults.seed * 2 }
  const incoming = { ...faults, seed: faults.seed * 2 + 1 }
  const send = createAir({ after, faults: outgoing, deliver: pipe.send })
  pipe.onReport(createAir({ after, faults: incoming, deliver: heard.tellReport }))
  pipe.onClose(heard.tellClosed)
  return { send, onReport: heard.onReport, onClose: heard.onClose, close: pipe.close }
}
