/** A frame that takes longer is too long for something that moves; ms from one to the next. */
const slowFrameMs = 24
/** Frames in which nothing moves are quicker: they do not say that the machine has become quick. */
const stillForMs = 10_000

/** Whether a machine is quick enough for anything to move on it. */
export interface Pace {
  /** A frame with something new on it came so long before the next one; ms. */
  readonly took: (frameMs: number) => void
  readonly mayMove: () => boolean
}

/** One for each canvas. After a slow frame nothing moves for ten seconds by `now`, in ms. */
export function createPace(now: () => number): Pace {
  let stillUntil = Number.NEGATIVE_INFINITY
  return {
    took: (frameMs) => {
      if (frameMs > slowFrameMs) stillUntil = now() + stillForMs
    },
    mayMove: () => now() >= stillUntil,
  }
}
