import { text } from '../text.ts'

/** Words of the consent to be named in evacuation orders; they are kept as they stood here. */
export const consentText = {
  settingsRow: '避難のお知らせの、お名前',
  question: '避難のとき、お名前を出してよいですか',
  means: (name: string) => `「${text.person(name)}、逃げてください」と、このテレビに出ます。`,
  seen: 'いっしょに見ている人にも、見えます。いつでもやめられます。',
  yes: 'はい、出してください',
  no: 'いいえ、出さないでください',
  later: 'あとで決める',

  registered: 'お名前は、避難のとき出ます',
  keep: 'このままにする',
  withdraw: '名前を出すのをやめる',

  given: '登録しました',
  givenBody: (name: string) => `避難のときは、「${text.person(name)}」とお呼びします。`,
  withdrawn: 'お名前は、もう出ません',
  withdrawnBody: '避難のお知らせは、お名前なしで出ます。',
  understood: 'わかりました',
} as const

/** What somebody agrees to, as it stood on the screen. */
export const consentWords = (name: string): string =>
  [consentText.question, consentText.means(name), consentText.seen, consentText.yes].join('\n')
