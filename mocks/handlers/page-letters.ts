import type { Notice } from '#cable-backend/contract/insurer'
import type { FormQuestion, StatusCheckForm } from '#cable-backend/contract/letter'
import { type InsurerId, personas } from '#mocks/fixtures/personas'

const yesOrNo = (yes: string, no: string): FormQuestion['choices'] => [
  { value: 'yes', label: yes, asks: null },
  { value: 'no', label: no, asks: null },
]

const questions = (address: string): FormQuestion[] => [
  {
    questionId: 'receives_pension',
    topic: 'お受け取り',
    text: '年金を いまも ご本人が 受け取っていますか。',
    fact: null,
    choices: yesOrNo('はい', 'いいえ'),
  },
  {
    questionId: 'address_same',
    topic: '住所',
    text: 'ご住所は 去年と 同じですか。',
    fact: { label: '住所', value: address },
    choices: yesOrNo('同じです', 'かわりました'),
  },
  {
    questionId: 'phone_same',
    topic: '電話番号',
    text: '電話番号は 去年と 同じですか。',
    fact: { label: '電話番号', value: '0884-00-1234' },
    choices: [
      { value: 'yes', label: '同じです', asks: null },
      { value: 'no', label: 'かわりました', asks: 'phone_number' },
    ],
  },
]

interface Addressee {
  readonly address: string
  readonly policyNumber: string
  readonly now: Date
}

const statusCheck = ({ address, policyNumber, now }: Addressee): StatusCheckForm => ({
  kind: 'statusCheck',
  year: now.getUTCFullYear(),
  policyNumber,
  dueOn: new Date(now.getTime() + 30 * 24 * 60 * 60_000).toISOString().slice(0, 10),
  questions: questions(address),
})

/** What each insurer has sent when the town begins. */
const firstNotice = {
  midori: (addressee) => ({
    subject: '年金の現況届',
    parts: [
      { kind: 'heading', text: '「現況届」のお願い' },
      {
        kind: 'paragraph',
        text: '年金を お受け取りの方に、年に一度、いまの ご様子を うかがっています。テレビから お答えいただけます。',
      },
      { kind: 'fact', label: '証券番号', value: addressee.policyNumber },
      { kind: 'paragraph', text: 'お答えのない間も、年金が すぐに止まることは ありません。' },
    ],
    form: statusCheck(addressee),
  }),
  aoba: ({ policyNumber }) => ({
    subject: 'ご契約内容のお知らせ',
    parts: [
      { kind: 'heading', text: 'ご契約内容のお知らせ' },
      {
        kind: 'paragraph',
        text: 'いつも ありがとうございます。今年の ご契約の内容を お知らせします。',
      },
      { kind: 'fact', label: '証券番号', value: policyNumber },
      { kind: 'paragraph', text: 'お手続きは いりません。' },
    ],
    form: null,
  }),
} satisfies Record<InsurerId, (addressee: Addressee) => Omit<Notice, 'recipientId'>>

export interface FirstLetter {
  readonly insurerId: InsurerId
  readonly notice: Notice
}

/** One letter for every policy in the town; those with a form are due in thirty days. */
export const firstLetters = (now: Date): readonly FirstLetter[] =>
  personas.flatMap(({ address, policies }) =>
    policies.map(({ insurerId, recipientId, policyNumber }) => ({
      insurerId,
      notice: { recipientId, ...firstNotice[insurerId]({ address, policyNumber, now }) },
    })),
  )
