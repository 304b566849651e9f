import { fullWidth } from './day.ts'

const grouped = (phone: string): string =>
  phone.length === 11 ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : phone

/** Words of the yearly form: questions, telephone number, review, receipt, and a form sent back. */
export const formText = {
  title: '現況届（年に一度の届け）',
  titleShort: '現況届',
  questions: (at: number, of: number) => `${fullWidth(of)}つの質問のうち ${fullWidth(at)}`,
  questionsShort: (at: number, of: number) => `${fullWidth(of)}のうち ${fullWidth(at)}`,

  phoneTitle: '新しい電話番号を押してください',
  phoneWhich: '市外局番の０から、続けて押します。',
  phoneNotZero: '０から始まる番号を、押してください。',
  phoneNone: 'まだ入っていません。',
  phoneSome: (typed: number) => `${fullWidth(typed)}けた入りました。`,
  phoneAll: 'よければ、進むを押してください。',
  phone: (digits: string) => fullWidth(grouped(digits)),

  review: 'この内容でよいですか',
  reviewFor: (insurer: string) => `${insurer}へ出す「現況届」です。`,
  reviewNotSent: 'まだ送っていません。',
  reviewRow: (topic: string, fact: string | null) => (fact === null ? topic : `${topic}　${fact}`),
  reviewAnswer: (answer: string, phone: string | null) =>
    phone === null ? answer : `${answer}　${fullWidth(grouped(phone))}`,
  correct: '直す',
  moreAnswers: '次の答えを見る',
  reviewPages: (at: number, of: number) => `${fullWidth(of)}のうち ${fullWidth(at)}`,
  send: 'これでよいので、送る手続きへ',

  sent: '送りました',
  sentBody: (insurer: string) =>
    `現況届を受け付けました。${insurer}へ、お届けします。今年の手続きは、これで終わりです。おつかれさまでした。`,
  acceptedBody: (insurer: string) => `${insurer}が、現況届を受け取りました。`,
  receiptNumber: '受付番号',
  receipt: (number: string) => fullWidth(number).replaceAll('-', '　'),
  noNeedToCopy: '書きとめなくても大丈夫です。「お手紙」から、いつでも見られます。',
  understood: 'わかりました',

  rejected: '保険会社から、お返事です',
  rejectedWhat: (insurer: string) => `${insurer}が、現況届を受け取れませんでした。`,
  rejectedReason: 'わけ',
  rejectedNoReason: '保険会社に、おたずねください。',
  rejectedTodo:
    'この届けは、ここからは出しなおせません。保険会社からの、次のお知らせをお待ちください。',
} as const
