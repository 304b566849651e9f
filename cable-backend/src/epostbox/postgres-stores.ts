import type { Database } from '../database/open-database.ts'
import { postgresChallengeStore } from '../database/postgres-challenge-store.ts'
import { postgresEvidenceStore } from './evidence/postgres-evidence-store.ts'
import { postgresInsurerStore } from './insurers/postgres-insurer-store.ts'
import { postgresLetterStore } from './letters/postgres-letter-store.ts'
import type { PostboxStores } from './stores.ts'
import { postgresSubmissionStore } from './submissions/postgres-submission-store.ts'
import { challenges } from './submissions/tables.ts'
import { postgresReplayStore } from './tokens/postgres-replay-store.ts'
import { postgresSessionStore } from './tokens/postgres-session-store.ts'

/** All of it in PostgreSQL, with the rights of whichever role opened `db`. */
export const postgresStores = (db: Database): PostboxStores => ({
  insurers: postgresInsurerStore(db),
  letters: postgresLetterStore(db),
  challenges: postgresChallengeStore(db, challenges),
  submissions: postgresSubmissionStore(db),
  evidence: postgresEvidenceStore(db),
  sessions: postgresSessionStore(db),
  assertions: postgresReplayStore(db),
})
