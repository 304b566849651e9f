/** What is written about a fault: its kind and where it happened, never the values it held. */
export interface FaultLine {
  readonly fault: string
  readonly message: string
  readonly at: readonly string[]
  readonly cause: FaultLine | null
}

/**
 * A fault as one line of the log. The statement of a failed query stays, its parameters go: they
 * may hold keys of cards and people.
 */
export function faultLine(fault: unknown): FaultLine {
  if (!(fault instanceof Error)) {
    return { fault: typeof fault, message: 'thrown without an error', at: [], cause: null }
  }
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    fault: fault.name,
    message: fault.message.split('\nparams:')[0] ?? '',
    at: frames.slice(0, 8).map((frame) => frame.trim()),
    cause: fault.cause === undefined ? null : faultLine(fault.cause),
  }
}
