interface ProcessLife {
  /** Closes what the process holds; resolves when nothing is left to do. */
  readonly end: () => Promise<unknown>
  readonly onFault: (fault: unknown) => void
}

const patienceMs = 15_000

/**
 * On SIGTERM the process ends with 0 once everything is closed, and with 1 where that takes too
 * long. A fault that nobody caught ends it with 1 at once: nothing is known to hold any more, and
 * whoever watches over the process starts it anew.
 */
export function liveUntilTold({ end, onFault }: ProcessLife): void {
  const endFaulty = (fault: unknown): never => {
    onFault(fault)
    process.exit(1)
  }
  process.once('uncaughtException', endFaulty)
  process.once('SIGTERM', () => {
    setTimeout(endFaulty, patienceMs, new Error('the process could not end in time')).unref()
    void end().then(() => process.exit(0), endFaulty)
  })
}
