import type { Challenge } from '../card-proof/challenge.ts'
import type { ChallengeStore } from '../card-proof/challenge-store.ts'

interface Kept {
  readonly challenge: Challenge
  readonly consumedBy: string | null
}

/** The challenges of one wall in memory: for one process, lost with it. */
export function memoryChallengeStore(): ChallengeStore {
  const kept = new Map<string, Kept>()
  const isOpen = ({ challenge, consumedBy }: Kept, device: string, now: Date): boolean =>
    challenge.device === device && consumedBy === null && challenge.expiresAt > now
  return {
    async save(challenge) {
      if (kept.has(challenge.challengeId)) throw new Error('a challenge is saved once')
      kept.set(challenge.challengeId, { challenge, consumedBy: null })
    },
    async countOpen(device, now) {
      return [...kept.values()].filter((each) => isOpen(each, device, now)).length
    },
    async consume(challengeId, by) {
      const found = kept.get(challengeId)
      if (found === undefined) return null
      const isFirst = found.consumedBy === null
      const consumedBy = found.consumedBy ?? by
      kept.set(challengeId, { challenge: found.challenge, consumedBy })
      return { challenge: found.challenge, isFirst, consumedBy }
    },
    async purge(before) {
      const expired = [...kept].filter(([, { challenge }]) => challenge.expiresAt < before)
      for (const [challengeId] of expired) kept.delete(challengeId)
      return expired.length
    },
  }
}
