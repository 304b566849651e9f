/** What a key does, as the footer says it: in full at 標準, short at 大 and 特大. */
export interface KeyWords {
  readonly long: string
  readonly short: string
}

const words = (long: string, short: string = long): KeyWords => ({ long, short })

export const keyText = {
  open: words('ひらく'),
  choose: words('えらぶ'),
  read: words('読む'),
  next: words('つぎへ'),
  look: words('見る'),
  press: words('押す'),
  answer: words('こたえる'),
  keepSize: words('この大きさにする', 'これにする'),
  toMenu: words('最初の画面へ', '最初の画面'),
  firstScreen: words('最初の画面'),
  backToTv: words('テレビに戻る', 'テレビ'),
  stop: words('やめる'),
  notToday: words('今日はやめる', 'やめる'),
  backUnsent: words('送らずに戻る', '戻る'),
  deleteOne: words('１つ消す（長く押すと、やめる）', '１つ消す'),
  letterList: words('お手紙の一覧', '一覧'),
  later: words('あとで決める', 'あとで'),
  goOn: words('先へ進む', '先へ'),
  oneBack: words('１つ前に戻る', '前へ'),
  previousPage: words('前のページ', '前へ'),
  leaveSize: words('変えずに戻る', '戻る'),
  pages: words('ページ'),
  byNumber: words('番号でもえらべます', '番号'),
  readAloud: words('読み上げ'),
  stopReading: words('読み上げを止める', '止める'),
  larger: words('大きな文字', '文字'),
} as const
