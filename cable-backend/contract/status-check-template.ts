import type { FormQuestion } from './letter.ts'

/** What an insurer's own books say about a customer, as the form shows it for confirmation. */
export interface StatusCheckFacts {
  readonly name: string
  readonly address: string
  /** The account as the customer knows it, never whole: 阿波銀行 日和佐支店 …204. */
  readonly account: string
}

/** The first choice of each question says that nothing has changed. */
export const unchanged = 'unchanged'

/** The three questions of 現況届 that insurers here ask: address, account, telephone number. */
export const statusCheckQuestions = ({
  name,
  address,
  account,
}: StatusCheckFacts): FormQuestion[] => [
  {
    questionId: 'address',
    topic: '住所',
    text: `${name}さんは、いまもこの住所に住んでいますか`,
    fact: { label: '住所', value: address },
    choices: [
      { value: unchanged, label: 'はい、住んでいます', asks: null },
      { value: 'changed', label: 'いいえ、変わりました', asks: null },
    ],
  },
  {
    questionId: 'account',
    topic: '年金の受け取り口座',
    text: '年金の受け取り口座は、前と同じですか',
    fact: { label: '口座', value: account },
    choices: [
      { value: unchanged, label: 'はい、前と同じです', asks: null },
      { value: 'changed', label: 'いいえ、変わりました', asks: null },
    ],
  },
  {
    questionId: 'phone',
    topic: '電話番号',
    text: '電話番号は、前と同じですか',
    fact: null,
    choices: [
      { value: unchanged, label: 'はい、前と同じです', asks: null },
      { value: 'changed', label: 'いいえ、変わりました', asks: 'phone_number' },
    ],
  },
]
