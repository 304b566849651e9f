import { dayWords, fullWidth } from './day.ts'

/** Words of the list of letters, of a letter, and of the list of forms. */
export const lettersText = {
  title: 'お手紙',
  unread: 'まだ読んでいません',
  unreadShort: 'まだ',
  read: '読みました',
  total: (count: number) => `ぜんぶで${fullWidth(count)}通です。`,
  openingIsTold: 'お手紙を開くと、開いたことが送り主に伝わります。',
  nextLetters: (count: number) => `次の${fullWidth(count)}通を見る`,
  sheets: (at: number, of: number) => `${fullWidth(of)}枚のうち ${fullWidth(at)}`,
  empty: '新しいお手紙は、ありません',
  emptyNote: '届いたら、テレビの画面でお知らせします。',
  backToMenu: '最初の画面に戻る',

  pages: (at: number, of: number) => `${fullWidth(of)}ページのうち ${fullWidth(at)}`,
  nextPage: 'つぎのページへ',
  handIn: 'この届けを出す',
  finished: '読み終わりました',
  seeReceipt: '受付番号を見る',
  seeReply: '保険会社からの返事を見る',

  forms: '現況届を出す',
  formName: (year: number) => `${fullWidth(year)}年の現況届`,
  due: (isoDate: string) => `${dayWords(isoDate)}まで`,
  sent: '送りました',
  replied: 'お返事があります',
  nextForms: (count: number) => `次の${fullWidth(count)}つを見る`,
  noForms: '出していただく届けは、ありません',
  noFormsNote: '届いたら、テレビの画面でお知らせします。',
} as const
