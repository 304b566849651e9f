import type { Recipient, SentNotice } from '#cable-backend/contract/insurer'
import { LetterPart, StatusCheckForm } from '#cable-backend/contract/letter'
import { daysUntil } from '../../theme/words/day-words.ts'
import type { NoticeField } from '../words/problem-words.ts'
import { draftText, type FormFields, type NoticeDraft, noticeOf } from './notice-draft.ts'
import { factsIn, factsMissingIn, factWords } from './pdf/pdf-facts.ts'
import { linesAtLarge, linesOnAPage } from './tv/tv-pages.ts'

/** One thing that the desk has looked at: `stop` keeps the notice from being sent. */
export interface Finding {
  readonly field: NoticeField
  /** Which part of the text, from 0; null for a whole field. */
  readonly part: number | null
  readonly tone: 'stop' | 'care' | 'ok'
  readonly words: string
}

const finding = (
  field: NoticeField,
  tone: Finding['tone'],
  words: string,
  part: number | null = null,
): Finding => ({ field, tone, words, part })

const hasControl = (text: string): boolean => /[\p{Cc}\p{Co}\p{Cs}]/u.test(text)

function partTrouble(part: LetterPart): string | null {
  const words = part.kind === 'fact' ? [part.label, part.value] : [part.text]
  if (words.some((text) => text.trim() === '')) return 'まだ何も書いてありません'
  if (words.some(hasControl)) return '改行や 見えない文字は 使えません。文を分けてください'
  const lines = linesAtLarge(words.join('　'))
  if (lines > linesOnAPage)
    return `長すぎます（${lines}行）。${linesOnAPage}行までに 分けてください`
  return LetterPart.safeParse(part).success ? null : '長すぎます。短くしてください'
}

const partFindings = (parts: readonly LetterPart[]): readonly Finding[] => {
  if (parts.length === 0) return [finding('parts', 'stop', 'テレビで読む文が ありません')]
  return parts.flatMap((part, at) => {
    const trouble = partTrouble(part)
    return trouble === null ? [] : [finding('parts', 'stop', trouble, at)]
  })
}

function subjectTrouble(subject: string): string | null {
  const length = subject.trim().length
  if (length === 0) return '件名を 書いてください'
  if (length > 40) return `件名は 40字まで（いま ${length}字）`
  return hasControl(subject) ? '件名に 見えない文字が 入っています' : null
}

function formTrouble(form: FormFields, now: Date): string | null {
  const { shape } = StatusCheckForm
  if (!shape.policyNumber.safeParse(form.policyNumber).success) return '証券番号を 選んでください'
  if (!shape.year.safeParse(Number(form.year)).success) return '年は 4けたで 書いてください'
  if (!shape.dueOn.safeParse(form.dueOn).success) return '期限の日を 入れてください'
  if (daysUntil(form.dueOn, now) < 0) return '期限が もう すぎています'
  if (form.address.trim() === '') return 'たしかめてもらう住所を 書いてください'
  return form.account.trim() === '' ? 'たしかめてもらう口座を 書いてください' : null
}

function pdfFindings(draft: NoticeDraft): readonly Finding[] {
  if (draft.pdf === null) return [finding('pdf', 'stop', '原本の PDF を 選んでください')]
  if (draft.pdf.text === null) {
    const words = 'この PDF の文字は 読み取れません。日付と金額を 目で見くらべてください'
    return [finding('pdf', 'care', words)]
  }
  const text = draftText(draft)
  const missing = factWords(factsMissingIn(draft.pdf.text, text))
  if (missing !== '') return [finding('pdf', 'stop', `PDF にない日付・金額: ${missing}`)]
  const named = factWords(factsIn(text))
  return [finding('pdf', 'ok', named === '' ? '日付・金額は ありません' : `PDF と同じ: ${named}`)]
}

function duplicateFinding(draft: NoticeDraft, sent: readonly SentNotice[]): Finding | null {
  const { recipient, pdf } = draft
  if (recipient === null || pdf === null) return null
  const isSent = sent.some(
    (notice) =>
      notice.recipientId === recipient.recipientId &&
      notice.pdf.sha256 === pdf.sha256 &&
      notice.hasForm === (draft.form !== null),
  )
  return isSent
    ? finding('pdf', 'care', 'この人に 同じ PDF を もう送っています')
    : finding('pdf', 'ok', '同じ知らせは まだ送っていません')
}

/** Words that were written for somebody else must not reach this person. */
function strangerFindings(
  draft: NoticeDraft,
  recipients: readonly Recipient[],
): readonly Finding[] {
  const { recipient } = draft
  if (recipient === null) return []
  const text = draftText(draft).replaceAll(recipient.name, '')
  return recipients
    .filter(({ name }) => name !== recipient.name && text.includes(name))
    .map(({ name }) => finding('parts', 'stop', `宛先ではない人の名前が あります: ${name}`))
}

export interface Surroundings {
  readonly sent: readonly SentNotice[]
  /** Everybody this insurer may write to. */
  readonly recipients: readonly Recipient[]
  readonly now: Date
}

/** Everything that the desk can say about a draft before it is sent, gravest first. */
export function noticeFindings(
  draft: NoticeDraft,
  { sent, recipients, now }: Surroundings,
): readonly Finding[] {
  const subject = subjectTrouble(draft.subject)
  const form = draft.form === null ? null : formTrouble(draft.form, now)
  const duplicate = duplicateFinding(draft, sent)
  const findings = [
    ...(draft.recipient === null ? [finding('recipient', 'stop', '宛先を 選んでください')] : []),
    ...(subject === null ? [] : [finding('subject', 'stop', subject)]),
    ...partFindings(draft.parts),
    ...strangerFindings(draft, recipients),
    ...(form === null ? [] : [finding('form', 'stop', form)]),
    ...pdfFindings(draft),
    ...(duplicate === null ? [] : [duplicate]),
  ]
  const isUnsaid = findings.every(({ tone }) => tone !== 'stop') && noticeOf(draft) === null
  const unsaid = finding('parts', 'stop', '私書箱の決まりに 合わない所が あります')
  const weight = { stop: 0, care: 1, ok: 2 }
  return [...findings, ...(isUnsaid ? [unsaid] : [])].sort(
    (a, b) => weight[a.tone] - weight[b.tone],
  )
}

export const stopsIn = (findings: readonly Finding[]): number =>
  findings.filter(({ tone }) => tone === 'stop').length

/** What the sending button will do, or what keeps it from doing so. */
export function sendWords(draft: NoticeDraft, findings: readonly Finding[]): string {
  const stops = stopsIn(findings)
  if (stops > 0) return `まだ送れません　直す所が ${stops}つ`
  const what = draft.form === null ? '知らせ' : `現況届 ${draft.form.year}年のお願い`
  return `${draft.recipient?.name ?? ''}さんに ${what}を送る`
}
