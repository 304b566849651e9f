import { dayWords, fullWidth, shortDayWords } from './day.ts'

/** Words of the strip over the broadcast, the menu, the text size and the settings. */
export const startText = {
  standIn: '見本の映像です（本物の放送ではありません）',
  strip: (senders: readonly string[], unread: number) =>
    `${senders[0] ?? '保険会社'}${senders.length > 1 ? 'など' : ''}からお手紙が${fullWidth(unread)}通届いています`,
  stripOpens: 'で開く',
  alertStrip: (name: string) => `${name}を、もう一度見られます`,

  product: '見守りテレビ',
  menuLetters: 'お手紙を読む',
  menuForms: '現況届を出す',
  menuAlerts: '防災のお知らせ',
  menuSettings: '文字の大きさ・設定',
  unread: (count: number) => `まだ ${fullWidth(count)}通`,
  due: (isoDate: string) => `${dayWords(isoDate)}まで`,
  dueShort: (isoDate: string) => `${shortDayWords(isoDate)}まで`,
  noAlerts: 'いまは ありません',

  count: (unread: number) =>
    unread === 0 ? '新しいお手紙は、ありません' : `${fullWidth(unread)}通あります`,
  unknownCount: 'カードを置くと、届いたお手紙を見られます。',
  needsCard: 'マイナンバーカードを使います。',
  signedInAs: (name: string) => `いまは、${name}さんのお手紙が見られます。`,
  formPanel: '年に一度の届けです',
  formDue: (isoDate: string) => `しめ切りは、${dayWords(isoDate)}です。`,
  alertPanel: 'いまは、ありません',
  alertPanelNote: '避難のお知らせは、出たときにすぐ、画面いっぱいに出ます。',
  alertAnswer: (answer: string) => `いまの答え　${answer}`,
  alertAgain: 'もう一度見て、答えを変えられます。',
  settingsPanel: '見やすい大きさにできます',
  settingsPanelNote: '黄のボタンでも変えられます。',

  textSize: '文字の大きさ',
  sizes: { standard: '標準', large: '大', largest: '特大' },
  sizeNow: 'いまの大きさ',
  moreSettings: '読み上げ・その他',
  sampleOf: (size: string) => `見本　「${size}」の文字`,
  sampleLead: 'お手紙が２通あります',
  sampleBody:
    'しめ切りは、\n１１月３０日（月）です。\nこのテレビから、\nそのままお出しになれます。',

  settings: '読み上げ・その他',
  hearScreen: 'この画面を読み上げる',
  signOut: (name: string) => `終わる（${name}さん）`,
  signOutNote: '終わると、つぎはカードと暗証番号がいります。',
  nobody: 'いまは、だれも使っていません。',
  backToMenu: '最初の画面に戻る',
} as const
