import type { LetterPart } from '#cable-backend/contract/letter'
import { dateWords } from '../../theme/words/day-words.ts'

export interface TemplateFacts {
  readonly recipientName: string
  readonly insurerName: string
  readonly dueOn: string
}

/** The letter that asks for 現況届, ready to be adapted. */
export const statusCheckLetter = ({ recipientName, insurerName, dueOn }: TemplateFacts) => ({
  subject: '年金の「現況届」のお願い',
  parts: [
    { kind: 'heading', text: `${recipientName}さま` },
    { kind: 'paragraph', text: `いつも、${insurerName}をご利用いただき、ありがとうございます。` },
    {
      kind: 'paragraph',
      text: '年金を、これからも続けてお受け取りいただくために、年に一度、「現況届」（げんきょうとどけ）をお出しください。',
    },
    { kind: 'fact', label: 'しめ切り', value: dateWords(dueOn) },
    { kind: 'paragraph', text: 'このテレビから、そのままお出しになれます。' },
  ] satisfies LetterPart[],
})
