/** How many bytes a report has, always. */
export const reportLength = 64

/**
 * A two-way line of 64-byte reports that may lose, repeat, delay and swap them, such as the radio
 * between a remote and its dongle. Listeners are told until the returned function is called.
 */
export interface ReportPipe {
  readonly send: (report: Uint8Array) => void
  readonly onReport: (listener: (report: Uint8Array) => void) => () => void
  /** Tells once that the line is gone; at once when it is gone already. */
  readonly onClose: (listener: () => void) => () => void
  readonly close: () => void
}

/** The half of a pipe that an adapter needs: who listens, and whether the line is gone. */
export interface PipeListeners {
  readonly tellReport: (report: Uint8Array) => void
  readonly tellClosed: () => void
  readonly isClosed: () => boolean
  readonly onReport: ReportPipe['onReport']
  readonly onClose: ReportPipe['onClose']
}

/** Creates the listeners of one end of a line. */
export function createPipeListeners(): PipeListeners {
  const reports = new Set<(report: Uint8Array) => void>()
  const closings = new Set<() => void>()
  let isClosed = false
  return {
    tellReport: (report) => {
      if (isClosed) return
      for (const listener of [...reports]) listener(report)
    },
    tellClosed: () => {
      if (isClosed) return
      isClosed = true
      for (const listener of [...closings]) listener()
    },
    isClosed: () => isClosed,
    onReport: (listener) => {
      reports.add(listener)
      return () => reports.delete(listener)
    },
    onClose: (listener) => {
      if (isClosed) listener()
      closings.add(listener)
      return () => closings.delete(listener)
    },
  }
}
