import { Notice, type Recipient } from '#cable-backend/contract/insurer'
import type { FormQuestion, LetterPart } from '#cable-backend/contract/letter'
import { statusCheckQuestions } from '#cable-backend/contract/status-check-template'
import type { InspectedPdf } from './pdf/inspected-pdf.ts'

/** What the form's template needs; strings as they stand in the fields. */
export interface FormFields {
  readonly year: string
  readonly policyNumber: string
  readonly dueOn: string
  readonly address: string
  readonly account: string
}

export interface NoticeDraft {
  /** Made once for the notice, so that asking again can never deliver it twice. */
  readonly idempotencyKey: string
  readonly recipient: Recipient | null
  readonly subject: string
  readonly parts: readonly LetterPart[]
  readonly form: FormFields | null
  readonly pdf: InspectedPdf | null
}

export type DraftEdit =
  | { readonly kind: 'recipient'; readonly recipient: Recipient | null }
  | { readonly kind: 'subject'; readonly subject: string }
  | { readonly kind: 'part'; readonly at: number; readonly part: LetterPart }
  | { readonly kind: 'add_part'; readonly part: LetterPart }
  | { readonly kind: 'remove_part'; readonly at: number }
  | { readonly kind: 'text'; readonly subject: string; readonly parts: readonly LetterPart[] }
  | { readonly kind: 'form'; readonly form: FormFields | null }
  | { readonly kind: 'pdf'; readonly pdf: InspectedPdf | null }

export const emptyDraft = (idempotencyKey: string): NoticeDraft => ({
  idempotencyKey,
  recipient: null,
  subject: '',
  parts: [{ kind: 'paragraph', text: '' }],
  form: null,
  pdf: null,
})

export function onEdit(draft: NoticeDraft, edit: DraftEdit): NoticeDraft {
  switch (edit.kind) {
    case 'recipient':
      // Another recipient has another policy, address and account: the form starts anew.
      return { ...draft, recipient: edit.recipient, form: null }
    case 'subject':
      return { ...draft, subject: edit.subject }
    case 'part':
      return { ...draft, parts: draft.parts.with(edit.at, edit.part) }
    case 'add_part':
      return { ...draft, parts: [...draft.parts, edit.part] }
    case 'remove_part':
      return { ...draft, parts: draft.parts.toSpliced(edit.at, 1) }
    case 'text':
      return { ...draft, subject: edit.subject, parts: edit.parts }
    case 'form':
      return { ...draft, form: edit.form }
    case 'pdf':
      return { ...draft, pdf: edit.pdf }
  }
}

/** The form's questions as the TV would ask them. */
export const questionsOf = ({ form, recipient }: NoticeDraft): FormQuestion[] =>
  form === null ? [] : statusCheckQuestions({ ...form, name: recipient?.name ?? '' })

/** The notice as it would be sent; null while something in it does not keep the contract. */
export function noticeOf(draft: NoticeDraft): Notice | null {
  const { recipient, form } = draft
  const parsed = Notice.safeParse({
    recipientId: recipient?.recipientId,
    subject: draft.subject,
    parts: draft.parts,
    form: form && {
      kind: 'statusCheck',
      year: Number(form.year),
      policyNumber: form.policyNumber,
      dueOn: form.dueOn,
      questions: questionsOf(draft),
    },
  })
  return parsed.success ? parsed.data : null
}

/** Everything that the TV would show, as one text: for comparing with the PDF. */
export function draftText({ subject, parts, form }: NoticeDraft): string {
  const words = parts.map((part) =>
    part.kind === 'fact' ? `${part.label} ${part.value}` : part.text,
  )
  const dueOn = /^(\d{4})-(\d\d)-(\d\d)$/.exec(form?.dueOn ?? '')
  const due = dueOn === null ? '' : `${dueOn[1]}年${dueOn[2]}月${dueOn[3]}日`
  return [subject, ...words, due].join('\n')
}
