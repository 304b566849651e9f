import type { Challenge } from './challenge.ts'

export interface ConsumedChallenge {
  readonly challenge: Challenge
  /** False when it had been consumed before, by the digest in `consumedBy`. */
  readonly isFirst: boolean
  readonly consumedBy: string
}

/** Where a wall keeps the challenges it asked. Each wall has its own. */
export interface ChallengeStore {
  save(challenge: Challenge): Promise<void>
  /** How many of this box's challenges are still open: a flood is refused before it is stored. */
  countOpen(device: string, now: Date): Promise<number>
  /**
   * Marks the challenge as used in one conditional update, before anything is verified, and for
   * good: a failed proof does not give it back. `by` is the SHA-256 (hex) of the proof that used
   * it, so that a retry of the very same proof can be told from a second use.
   */
  consume(challengeId: string, by: string, now: Date): Promise<ConsumedChallenge | null>
  /** Removes challenges that expired before `before`; answers how many. */
  purge(before: Date): Promise<number>
}
