import type { ReplayStore } from '../bound-token/replay-store.ts'
import { memoryReplayStore } from '../bound-token/replay-store.ts'
import type { ChallengeStore } from '../card-proof/challenge-store.ts'
import { memoryChallengeStore } from '../database/memory-challenge-store.ts'
import type { EvidenceStore } from './evidence/evidence-store.ts'
import { memoryEvidenceStore } from './evidence/memory-evidence-store.ts'
import type { InsurerStore } from './insurers/insurer-store.ts'
import { memoryInsurerStore } from './insurers/memory-insurer-store.ts'
import type { LetterStore } from './letters/letter-store.ts'
import { memoryLetterStore } from './letters/memory-letter-store.ts'
import { createPostboxMemory } from './postbox-memory.ts'
import { memorySubmissionStore } from './submissions/memory-submission-store.ts'
import type { SubmissionStore } from './submissions/submission-store.ts'
import { memorySessionStore, type SessionStore } from './tokens/session-store.ts'

/** Everything the e-postbox keeps. */
export interface PostboxStores {
  readonly insurers: InsurerStore
  readonly letters: LetterStore
  readonly challenges: ChallengeStore
  readonly submissions: SubmissionStore
  readonly evidence: EvidenceStore
  readonly sessions: SessionStore
  readonly assertions: ReplayStore
}

/** All of it in this process: for the page that runs the app without a server. */
export function memoryStores(): PostboxStores {
  const memory = createPostboxMemory()
  return {
    insurers: memoryInsurerStore(memory),
    letters: memoryLetterStore(memory),
    challenges: memoryChallengeStore(),
    submissions: memorySubmissionStore(memory),
    evidence: memoryEvidenceStore(memory),
    sessions: memorySessionStore(),
    assertions: memoryReplayStore(),
  }
}
