/** What happened, what to do, what is safe: in this order, never blaming. */
export interface TroubleWords {
  readonly title: string
  readonly what: string | null
  readonly todo: string
  readonly safe: string | null
}

const officeCanHelp = 'カードと、ご本人とわかるものをお持ちください。'
const answersKept = '書いた答えは、とってあります。'
const alertsStillCome = '避難のお知らせは、つながらなくても放送で届きます。'
const later = '少したってから、もう一度ためしてください。'

const registerByPhone = {
  title: 'お電話ください',
  what: 'お名前の登録を、電話でうかがいます。',
  todo: '下の電話に、「カードの登録」とお伝えください。',
  safe: null,
} as const

export const troubleText = {
  card_blocked: {
    title: 'カードの暗証番号が、止まっています',
    what: null,
    todo: `役場の窓口で直せます。${officeCanHelp}`,
    safe: null,
  },
  not_jpki_card: {
    title: 'マイナンバーカードではないようです',
    what: '置かれたカードからは、ご本人が確かめられません。',
    todo: 'マイナンバーカードを置いてください。',
    safe: null,
  },
  card_unreadable: {
    title: 'カードが、うまく読めません',
    what: 'カードと、うまくやりとりできませんでした。',
    todo: '置きなおして、もう一度ためしてください。',
    safe: 'まだ何も送っていません。',
  },
  reader_unavailable: {
    title: 'リモコンの、カードを読む所が動きません',
    what: 'リモコンの電池が、少ないのかもしれません。',
    todo: '電池を確かめて、もう一度ためしてください。',
    safe: null,
  },
  box_host_down: {
    title: 'テレビの準備が、まだできていません',
    what: 'リモコンと、やりとりできません。',
    todo: '１分ほど待って、もう一度ためしてください。',
    safe: null,
  },
  card_not_linked: {
    title: 'このテレビに登録のないカードです',
    what: null,
    todo: 'カードをお確かめください。',
    safe: null,
  },
  card_other_person: {
    title: 'ほかの人のカードです',
    what: 'いま使っている人のカードではありません。',
    todo: 'ご本人のカードを置いてください。',
    safe: `まだ送っていません。${answersKept}`,
  },
  certificate_expired: {
    title: 'カードの期限が切れています',
    what: null,
    todo: '役場の窓口で、新しくできます。',
    safe: answersKept,
  },
  certificate_not_yet_valid: {
    title: 'カードは、まだ使えません',
    what: 'カードの期間が、まだ始まっていません。',
    todo: '日にちがたってから、もう一度ためしてください。',
    safe: null,
  },
  certificate_revoked: {
    title: 'カードは、いま使えません',
    what: 'カードの証明書が、止められています。',
    todo: `役場の窓口で直せます。${officeCanHelp}`,
    safe: answersKept,
  },
  card_not_accepted: {
    title: 'このカードでは、確かめられません',
    what: 'カードの証明書が、決まりのものとちがいます。',
    todo: '役場の窓口に、おたずねください。',
    safe: null,
  },
  revocation_unavailable: {
    title: 'いま、カードを確かめられません',
    what: null,
    todo: later,
    safe: answersKept,
  },
  busy: {
    title: 'いま、こみあっています',
    what: null,
    todo: later,
    safe: answersKept,
  },
  cable_unreachable: {
    title: 'いま、つながりません',
    what: 'ケーブルテレビのセンターと、連絡がとれません。',
    todo: '１０分ほどたってから、もう一度ためしてください。',
    safe: alertsStillCome,
  },
  postbox_unreachable: {
    title: 'いま、つながりません',
    what: 'お手紙をあずかる所と、連絡がとれません。',
    todo: '１０分ほどたってから、もう一度ためしてください。',
    safe: alertsStillCome,
  },
  box_unknown: {
    title: 'このテレビの登録が、見つかりません',
    what: 'ケーブルテレビの登録が、まだのようです。',
    todo: '下の電話に、お知らせください。',
    safe: null,
  },
  unexpected: {
    title: 'いま、うまくいきません',
    what: 'ケーブルテレビの側で、調べることがあります。',
    todo: later,
    safe: answersKept,
  },
  form_closed: {
    title: 'この届けは、もう受け付けていません',
    what: 'すでに出したか、しめ切りを過ぎています。',
    todo: '保険会社からのお手紙を、お確かめください。',
    safe: null,
  },
  letter_gone: {
    title: 'お手紙が、見つかりません',
    what: null,
    todo: 'お手紙の一覧を、もう一度ごらんください。',
    safe: null,
  },
  review_too_old: {
    title: '時間がたちました',
    what: null,
    todo: 'もう一度、内容をお確かめください。',
    safe: `まだ送っていません。${answersKept}`,
  },
  took_too_long: {
    title: '時間がたちました',
    what: null,
    todo: 'もう一度、カードのところから始めてください。',
    safe: 'まだ何も送っていません。',
  },
  name_not_listed: registerByPhone,
  name_not_chosen: registerByPhone,
  session_expired: {
    title: '時間がたちました',
    what: null,
    todo: '続けるには、もう一度カードを置いてください。',
    safe: answersKept,
  },
  still_there: {
    title: 'まだ続けますか',
    what: null,
    todo: '続けるなら、決定を押してください。',
    safe: '書いた答えは、なくなりません。',
  },
  no_alerts: {
    title: '防災のお知らせ',
    what: null,
    todo: 'いまは、ありません。',
    safe: '避難のお知らせは、出たときにすぐ、画面いっぱいに出ます。',
  },
} as const satisfies Record<string, TroubleWords>

export type Trouble = keyof typeof troubleText

/** The way on, said as the viewer would say it. */
export const wayText = {
  again: 'もう一度ためす',
  connect: 'もう一度つなぐ',
  lay_card: 'カードを置く',
  go_on: '続けます',
  names: 'もう一度、お名前を見る',
  review: '内容を確かめる',
  letters: 'お手紙の一覧を見る',
  menu: '最初の画面に戻る',
  not_today: '今日はやめる',
  watch: 'テレビに戻る',
} as const
