/** The open answer to one box, whatever carries it. */
export interface BoxLine {
  /** In this order and at once; false where the line is gone or too far behind to be kept. */
  write(...frames: readonly Uint8Array[]): boolean
  end(): void
  /** Called once, when the line ends from either side. */
  onEnd(listener: () => void): void
}

/** What a line has not been able to send may be so much, or so old, before it is given up. */
export const longestBacklogBytes = 64 * 1024
export const longestBacklogMs = 30_000
