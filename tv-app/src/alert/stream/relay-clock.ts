/** The time as the relay has it; the box's own clock may have been set wrong. */
export interface RelayClock {
  /** Ms since 1970. */
  readonly now: () => number
  /** The latest time that the relay or an order has proven; 0 before. The box's own clock proves none. */
  readonly proven: () => number
  /** An answer of the relay came with this `Date` (RFC 9110 §6.6.1). */
  readonly hear: (date: string | null) => void
  /** Nothing was ever later than this, ms since 1970: a clock that says less is behind. */
  readonly notBefore: (time: number) => void
}

export interface OwnClocks {
  /** The box's own clock, ms since 1970. It may jump. */
  readonly wall: () => number
  /** Ms of a clock that never jumps, since whenever. */
  readonly steady: () => number
}

/** A `Date` counts whole seconds and is late by its way here: within this it says nothing new. */
const toleranceMs = 2_000

/**
 * Once the relay was heard, its time goes on by the steady clock, whatever is done to the other one.
 * Until then the box's own clock holds, but never before the latest time that was ever proven. What
 * is measured by it, like the seconds in which nobody can press an alert away, is not made longer by
 * the next `Date`.
 */
export function createRelayClock({ wall, steady }: OwnClocks): RelayClock {
  let heard: { readonly time: number; readonly at: number } | null = null
  let earliest = 0
  const own = (): number => (heard === null ? wall() : heard.time + steady() - heard.at)
  return {
    now: () => Math.max(own(), earliest),
    proven: () => (heard === null ? earliest : Math.max(own(), earliest)),
    hear: (date) => {
      const time = date === null ? Number.NaN : Date.parse(date)
      if (Number.isNaN(time)) return
      const here = own()
      const isRight = Math.abs(time - here) < toleranceMs
      heard = { time: isRight ? here : time, at: steady() }
    },
    notBefore: (time) => {
      earliest = Math.max(earliest, time)
      if (heard !== null && own() < earliest) heard = { time: earliest, at: steady() }
    },
  }
}
