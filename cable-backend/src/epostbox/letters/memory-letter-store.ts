import type { PostboxMemory } from '../postbox-memory.ts'
import { type KeptLetter, type LetterStore, type NewLetter, sentNoticeOf } from './letter-store.ts'

export function memoryLetterStore(memory: PostboxMemory): LetterStore {
  const inbox = (belongs: (letter: KeptLetter) => boolean) =>
    [...memory.letters.values()]
      .map((letter) => keptOf(memory, letter))
      .filter(belongs)
      .sort((a, b) => b.deliveredAt.getTime() - a.deliveredAt.getTime())
  const find = (mailboxId: string, letterId: string) =>
    inbox((each) => each.mailboxId === mailboxId && each.letterId === letterId)[0] ?? null
  const noticeOf = (letter: KeptLetter) => sentNoticeOf(letter, eventsOf(memory, letter.letterId))
  return {
    inboxOf: async (mailboxId) => inbox((each) => each.mailboxId === mailboxId),
    find: async (mailboxId, letterId) => find(mailboxId, letterId),
    pdfOf: async (mailboxId, letterId) =>
      find(mailboxId, letterId) && (memory.letters.get(letterId)?.pdf.content ?? null),
    append: async (letterId, kind, at) => appendEvent(memory, letterId, { kind, at, detail: null }),
    draftOf: async (letterId) => memory.drafts.get(letterId) ?? null,
    saveDraft: async (letterId, draft) => {
      memory.drafts.set(letterId, draft)
    },
    deliver: async (letter, { key, bodyDigest }) => {
      const before = memory.idempotencyKeys.get(`${letter.insurerId} ${key}`)
      if (before !== undefined && before.bodyDigest !== bodyDigest)
        return { kind: 'idempotency_key_reused' }
      if (before !== undefined) return { kind: 'answered_before', notice: before.answer }
      if (isDuplicate(memory, letter)) return { kind: 'duplicate_notice' }
      memory.letters.set(letter.letterId, letter)
      const at = letter.deliveredAt
      appendEvent(memory, letter.letterId, { kind: 'accepted', at, detail: null })
      appendEvent(memory, letter.letterId, { kind: 'delivered', at, detail: null })
      const notice = noticeOf(keptOf(memory, letter))
      memory.idempotencyKeys.set(`${letter.insurerId} ${key}`, { bodyDigest, answer: notice })
      return { kind: 'delivered', notice }
    },
    sentBy: async (insurerId) =>
      inbox((each) => each.insurer.insurerId === insurerId).map(noticeOf),
    findSent: async (insurerId, letterId) =>
      inbox((each) => each.insurer.insurerId === insurerId && each.letterId === letterId).map(
        noticeOf,
      )[0] ?? null,
  }
}

type KeptEvent = Parameters<typeof sentNoticeOf>[1][number]

const eventsOf = (memory: PostboxMemory, letterId: string): readonly KeptEvent[] =>
  memory.letterEvents.get(letterId) ?? []

/** Each kind happens to a letter at most once, and the first time counts. */
export function appendEvent(memory: PostboxMemory, letterId: string, event: KeptEvent): void {
  const events = eventsOf(memory, letterId)
  if (events.some((each) => each.kind === event.kind)) return
  memory.letterEvents.set(letterId, [...events, event])
}

const isDuplicate = (memory: PostboxMemory, letter: NewLetter): boolean =>
  [...memory.letters.values()].some(
    (each) =>
      each.insurerId === letter.insurerId &&
      each.recipientId === letter.recipientId &&
      each.pdf.sha256 === letter.pdf.sha256 &&
      each.form?.year === letter.form?.year,
  )

function keptOf(memory: PostboxMemory, letter: NewLetter): KeptLetter {
  const { insurerId, pdf, ...rest } = letter
  const recipient = memory.recipients.get(`${insurerId} ${letter.recipientId}`)
  const insurer = memory.insurers.get(insurerId)
  if (recipient === undefined || insurer === undefined) {
    throw new Error('a letter is delivered to a linked recipient only')
  }
  return {
    ...rest,
    mailboxId: recipient.mailboxId,
    insurer: { insurerId, name: insurer.name },
    recipientName: recipient.name,
    pdf: { bytes: pdf.content.length, sha256: pdf.sha256 },
    isUnread: !eventsOf(memory, letter.letterId).some((event) => event.kind === 'opened'),
  }
}
