import { bundleFiles, canonicalJson } from './bundle/bundle-files.ts'
import { createManifest, manifestName, sealName, timeStampName } from './bundle/manifest.ts'
import { zipBundle } from './bundle/zip-bundle.ts'
import type { SealIdentity } from './cms/seal-identity.ts'
import { signSeal } from './cms/sign-seal.ts'
import type { EvidenceProfile, EvidenceStore, PendingSubmission } from './evidence-store.ts'
import type { TimeStampSource } from './time-stamp-source.ts'

export interface Sealer {
  readonly stores: { readonly evidence: EvidenceStore }
  readonly tsa: TimeStampSource
  readonly identity: SealIdentity
  readonly profile: EvidenceProfile
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
}

export interface Sealed {
  readonly sealed: number
  /** Waits for its next attempt; nothing of it is lost. */
  readonly postponed: number
}

const batch = 20
const firstDelayMs = 5_000
const longestDelayMs = 15 * 60_000

/** How long to wait before the next attempt, after so many that failed. */
export const retryDelayMs = (failures: number): number =>
  Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs)

/** Seals and stamps what is due, one by one; what cannot be stamped now is tried again later. */
export async function sealPending(sealer: Sealer): Promise<Sealed> {
  const due = await sealer.stores.evidence.due(sealer.now(), batch)
  let sealed = 0
  for (const pending of due) if (await sealOne(sealer, pending)) sealed += 1
  return { sealed, postponed: due.length - sealed }
}

async function sealOne(sealer: Sealer, pending: PendingSubmission): Promise<boolean> {
  const failure = await trySeal(sealer, pending).catch(
    // One submission that cannot be sealed must not keep the others waiting.
    (fault: unknown) => `fault: ${fault instanceof Error ? fault.message : String(fault)}`,
  )
  if (failure !== null) await postpone(sealer, pending, failure)
  return failure === null
}

/** Seals, stamps and keeps one; answers why it could not be stamped now, or null. */
async function trySeal(sealer: Sealer, { submission }: PendingSubmission): Promise<string | null> {
  const { stores, identity, profile, now, randomBytes, tsa } = sealer
  const { files, salts } = await bundleFiles(submission, profile, randomBytes)
  const manifest = canonicalJson(await createManifest(files, profile))
  const seal = await signSeal(manifest, identity, now())
  const stamped = await tsa.stamp(seal)
  if (!stamped.ok) return stamped.error
  const zip = zipBundle(
    new Map([...files, [manifestName, manifest], [sealName, seal], [timeStampName, stamped.value]]),
  )
  const { submissionId } = submission
  await stores.evidence.keep({ submissionId, profile, zip, sealedAt: now(), salts })
  return null
}

function postpone({ stores, now }: Sealer, pending: PendingSubmission, failure: string) {
  const attempts = pending.attempts + 1
  const nextAttemptAt = new Date(now().getTime() + retryDelayMs(attempts))
  const { submissionId } = pending.submission
  return stores.evidence.postpone({ submissionId, attempts, nextAttemptAt, failure })
}
