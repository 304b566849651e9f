import type { LetterEvent, LetterEventKind, SentNotice } from '#cable-backend/contract/insurer'
import type { FormDraft, LetterPart, StatusCheckForm } from '#cable-backend/contract/letter'

/** A letter as the postbox keeps it; it belongs to exactly one mailbox and one insurer. */
export interface KeptLetter {
  readonly letterId: string
  readonly mailboxId: string
  readonly insurer: { readonly insurerId: string; readonly name: string }
  readonly recipientId: string
  readonly recipientName: string
  readonly subject: string
  readonly sentOn: string
  readonly parts: LetterPart[]
  readonly pdf: { readonly bytes: number; readonly sha256: string }
  readonly form: StatusCheckForm | null
  readonly deliveredAt: Date
  readonly isUnread: boolean
}

export interface NewLetter {
  readonly letterId: string
  readonly insurerId: string
  readonly recipientId: string
  readonly subject: string
  readonly sentOn: string
  readonly parts: LetterPart[]
  readonly form: StatusCheckForm | null
  /** The original, byte for byte, and its SHA-256 in hex. */
  readonly pdf: { readonly content: Uint8Array<ArrayBuffer>; readonly sha256: string }
  readonly deliveredAt: Date
}

export interface IdempotentRequest {
  readonly key: string
  readonly bodyDigest: string
}

export type Delivery =
  | { readonly kind: 'delivered' | 'answered_before'; readonly notice: SentNotice }
  | { readonly kind: 'duplicate_notice' | 'idempotency_key_reused' }

export interface LetterStore {
  /** Newest first. Reading the list opens nothing. */
  inboxOf(mailboxId: string): Promise<KeptLetter[]>
  find(mailboxId: string, letterId: string): Promise<KeptLetter | null>
  pdfOf(mailboxId: string, letterId: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Appends an event unless the letter has one of this kind: the first time counts. */
  append(letterId: string, kind: LetterEventKind, at: Date): Promise<void>
  draftOf(letterId: string): Promise<FormDraft | null>
  saveDraft(letterId: string, draft: FormDraft, savedAt: Date): Promise<void>
  /** Letter, PDF, events and the key's answer in one transaction, or none of them. */
  deliver(letter: NewLetter, request: IdempotentRequest): Promise<Delivery>
  /** What this insurer sent, newest first; never another insurer's. */
  sentBy(insurerId: string): Promise<SentNotice[]>
  findSent(insurerId: string, letterId: string): Promise<SentNotice | null>
}

/** Everything an insurer is told about a letter of theirs. */
export const sentNoticeOf = (
  letter: Omit<KeptLetter, 'mailboxId' | 'isUnread'>,
  events: readonly {
    readonly kind: LetterEventKind
    readonly at: Date
    readonly detail: string | null
  }[],
): SentNotice => ({
  letterId: letter.letterId,
  recipientId: letter.recipientId,
  recipientName: letter.recipientName,
  subject: letter.subject,
  hasForm: letter.form !== null,
  pdf: letter.pdf,
  events: events.map(
    ({ kind, at, detail }): LetterEvent => ({ kind, at: at.toISOString(), detail }),
  ),
})
