import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { fullWidth } from '../../text/day.ts'
import { isTsunami } from '../state/live-orders.ts'

/**
 * Words of the alert layer that are the same for every order. Readings are as they are spoken: the
 * particles は and へ are わ and え.
 */
export const alertText = {
  band: (word: string, kind: string) =>
    `【${word}】これは${word}です。本当の${kind}ではありません。`,
  issued: (municipality: string) => `${municipality}長が出しました`,
  drilled: (municipality: string, word: string) => `${municipality}の${word}です`,
  goesOn: '続いています',
  stillInForce: { text: 'は、続いています。', kana: 'わ、つづいています。' },
  andMore: (count: number) => `ほか${fullWidth(count)}件も `,
  changed: '訂正',
  flee: '逃げるところ',
  leaveFor: '避難するところ',
  mapKey: '色の所が、避難の区域',
  other: 'ほかに',
  again: 'もう一度聞く',
  close: '前の画面へ',
  next: 'つぎを見る',
  change: '答えを変える',
  answerNow: 'いまの答え',
  understood: 'わかりました',

  cancelled: ['取り消し', '訂正のお知らせ'],
  lifted: ['解除', 'お知らせ'],
  notHere: ['訂正', 'お知らせ'],
  ranOut: ['期限切れ', 'お知らせ'],
  wasCancelled: '取り消したもの',
  wasLifted: '終わったもの',
  wasNotHere: 'もとのお知らせ',
  wasRanOut: '期限が過ぎたもの',
  notHereHeadline: {
    text: 'ここは、対象から外れました',
    kana: 'ここわ、たいしょうから、はずれました',
  },
  notHereWhat: (kind: { readonly text: string; readonly kana: string }) => ({
    text: `${kind.text}の場所が変わりました。お宅の地区は、いまは入っていません。`,
    kana: `${kind.kana}のばしょが、かわりました。おたくのちくわ、いまわ、はいっていません。`,
  }),
  notHereAct: {
    text: 'もう外に出た人は、町の案内を待って、お戻りください。',
    kana: 'もうそとにでたひとわ、まちのあんないをまって、おもどりください。',
  },

  ranOutHeadline: (kind: { readonly text: string; readonly kana: string }) => ({
    text: `${kind.text}の期限が過ぎました`,
    kana: `${kind.kana}のきげんが、すぎました`,
  }),
  ranOutWhat: {
    text: '解除のお知らせは、届いていません。まだ危ないかもしれません。',
    kana: 'かいじょのおしらせわ、とどいていません。まだ、あぶないかもしれません。',
  },
  ranOutAct: {
    text: '避難した人は、町の案内を待ってください。',
    kana: 'ひなんしたひとわ、まちのあんないを、まってください。',
  },

  tipsTitle: { text: '出る前に、できることだけ', kana: 'でるまえに、できることだけ' },
  tipsNote: {
    text: '危ないと思ったら、全部やめて、すぐ逃げてください。',
    kana: 'あぶないとおもったら、ぜんぶやめて、すぐにげてください。',
  },
  tips: [
    { picture: 'flame', lines: ['火を', '消す'], kana: 'ひを、けす' },
    { picture: 'gas', lines: ['ガスの元を', 'しめる'], kana: 'がすのもとを、しめる' },
    { picture: 'breaker', lines: ['ブレーカーを', '落とす'], kana: 'ぶれーかーを、おとす' },
    {
      picture: 'card',
      lines: ['マイナンバー', 'カードを持つ'],
      kana: 'まいなんばーかーどを、もつ',
    },
    { picture: 'pill', lines: ['くすりを', '持つ'], kana: 'くすりを、もつ' },
  ],
  leaving: 'もう家を出ます',

  helpTelling: {
    text: '助けがいることを、伝えています…',
    kana: 'たすけがいることを、つたえています',
  },
  helpTold: {
    text: '助けがいることを、町に伝えました。',
    kana: 'たすけがいることを、まちにつたえました。',
  },
  helpWait: { text: '安全な場所で待ってください。', kana: 'あんぜんなばしょで、まってください。' },
  helpWaitHigh: {
    text: 'できるだけ高い所で待ってください。',
    kana: 'できるだけたかいところで、まってください。',
  },
  helpSlow: {
    text: 'まだ、つながりません。電話ができる人は、１１９番へ。',
    kana: 'まだ、つながりません。でんわができるひとわ、ひゃくじゅうきゅうばんえ。',
  },
  helpSlowDrill: { text: 'まだ、つながりません。', kana: 'まだ、つながりません。' },
  noteTold: '助けがいると、町に伝えました',
  noteTelling: '助けがいると、伝えています…',

  noRefuge: {
    text: '近くの、川やがけから遠い、丈夫な建物の２階以上へ。',
    kana: 'ちかくの、かわやがけからとおい、じょうぶなたてものの、にかいいじょうえ。',
  },
  noRefugeTsunami: {
    text: '近くの、いちばん高い所へ。',
    kana: 'ちかくの、いちばんたかいところえ。',
  },
} as const

/** What the shelter is called, beside the map and on it. */
export const placeCaption = ({ level }: Pick<OrderDocument, 'level'>): string =>
  level === 3 ? alertText.leaveFor : alertText.flee

/** Upstairs helps against water and mud alone. */
const upstairs: readonly OrderDocument['hazard'][] = [
  'flood',
  'inland_flood',
  'storm_surge',
  'landslide',
]

function going(order: OrderDocument): string {
  if (isTsunami(order)) return 'いま逃げます'
  if (order.level === 3) return 'いま避難します'
  if (order.level === 4) return 'いま逃げます'
  return upstairs.includes(order.hazard) ? '上の階へ行きます' : '安全な所へ移ります'
}

/** What the viewer says with each row, always in this order: going, help, safe. */
export function rowLabels(order: OrderDocument): readonly string[] {
  if (order.status !== 'Actual')
    return [going(order).replace(/^いま/u, ''), '助けがいります', '安全です']
  const safe = isTsunami(order) ? '高い所にいます' : '安全な所にいます'
  return [going(order), '助けがいります', safe]
}
