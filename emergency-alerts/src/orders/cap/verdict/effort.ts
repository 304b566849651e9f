/**
 * What the costly checks of one file may still cost; they count it down. A file made to keep us busy
 * is answered in a few seconds all the same: what was not checked is flagged.
 */
export interface Effort {
  /** Of two sides, or of a corner and a side. A real coast of 55,000 corners needs 1 million. */
  comparisons: number
  /** Elements of alerts whose signatures are checked. */
  signedElements: number
}

export const fullEffort = (): Effort => ({ comparisons: 20_000_000, signedElements: 20_000 })

/** For what was checked before. */
export const noEffort = (): Effort => ({ comparisons: 0, signedElements: 0 })
