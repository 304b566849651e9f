import type { SentNotice } from '#cable-backend/contract/insurer'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { PostboxDeps } from '../postbox-deps.ts'
import type { ReadNotice } from './read-notice.ts'

export type DeliveryRefusal = Extract<
  ProblemCode,
  'recipient_unknown' | 'invalid_request' | 'duplicate_notice' | 'idempotency_key_reused'
>

/** Delivers a notice to a linked customer of this insurer, at most once per idempotency key. */
export async function deliverNotice(
  { stores, now, newId }: Pick<PostboxDeps, 'stores' | 'now' | 'newId'>,
  insurerId: string,
  { notice, pdf, pdfSha256, bodyDigest, key }: ReadNotice & { readonly key: string },
): Promise<Result<SentNotice, DeliveryRefusal>> {
  const recipient = await stores.insurers.findRecipient(insurerId, notice.recipientId)
  if (recipient === null) return err('recipient_unknown')
  const { form } = notice
  if (form !== null && !recipient.policyNumbers.includes(form.policyNumber)) {
    return err('invalid_request')
  }
  const deliveredAt = now()
  const letter = {
    ...notice,
    letterId: newId(),
    insurerId,
    sentOn: dayInJapan(deliveredAt),
    pdf: { content: pdf, sha256: pdfSha256 },
    deliveredAt,
  }
  const delivery = await stores.letters.deliver(letter, { key, bodyDigest })
  return 'notice' in delivery ? ok(delivery.notice) : err(delivery.kind)
}

const dayInJapan = (at: Date): string =>
  new Date(at.getTime() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)
