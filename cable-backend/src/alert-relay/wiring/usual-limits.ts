import type { AdmissionLimits } from '../lines/admission.ts'
import type { RelayTimes } from '../relay-deps.ts'

/** The times of every relay that runs in life, the town's too; only tests shorten them. */
export const usualTimes: RelayTimes = {
  feedEveryMs: 5_000,
  registerEveryMs: 1_000,
  heartbeatEveryMs: 25_000,
  followUpEveryMs: 250,
  resendAfterMs: [5_000, 15_000, 60_000],
  givenUpAfterMs: 70_000,
  gatherMs: 50,
  reportEveryMs: 1_000,
}

/** By what a connection was measured to cost; see docs/decisions/086. */
export const usualAdmission: AdmissionLimits = { perSecond: 800, burst: 800 }
