import { fullWidth } from './day.ts'

/** Words of the phones that the family registered. */
export const phonesText = {
  title: '家族の電話',
  why: '避難のとき、テレビから返事がないと、この電話に知らせます。',
  none: '登録した電話は、まだありません',
  noneWhy: '避難のとき、テレビから返事がないと、登録した電話に知らせます。',
  registered: '電話を、登録しました',
  removed: '電話を、はずしました',
  registeredOn: (day: string) => `${day}に登録`,
  toldOn: (day: string) => `${day}に知らせました`,
  neverTold: 'まだ知らせていません',
  register: '電話を登録する',
  more: (count: number) => `次の${fullWidth(count)}台を見る`,
  sheets: (page: number, of: number) => `${fullWidth(of)}枚のうち ${fullWidth(page)}`,

  code: '家族の電話で開くページと番号',
  codeHow: 'ご家族の電話でこのページを開き、番号を入れてもらってください。',
  page: 'ページ',
  number: (minutes: number) => `番号（あと${fullWidth(minutes)}分 使えます）`,
  look: '登録できたか見る',
  over: 'この番号は、もう使えません',
  overHow: '１０分たちました。新しい番号を出してください。',
  newCode: '新しい番号を出す',

  removal: '電話を、はずしますか',
  removalOf: (name: string) => `「${name}」`,
  removalMeans: 'はずすと、この電話には知らせが届きません。',
  keep: 'はずさない',
  remove: 'はずす',
} as const

/** 「https://tv.example.jp/family-phone/」 as it is typed: 「tv.example.jp/family-phone」. */
export const addressToType = (url: string): string =>
  url.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
