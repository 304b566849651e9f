import type { Block, Page } from '../page.ts'
import { sampleLetters } from './sample-letters.ts'
import { bold, choice, choices, hanako, keys, one, page, quiet, words } from './sample-parts.ts'
import { sampleTroubles } from './sample-troubles.ts'

const { ok, back, blue, yellow } = keys

const watching = page({
  screen: 'watching',
  ground: 'broadcast',
  title: '見守りテレビ',
  columns: one(
    { kind: 'label', text: '見本の映像です（本物の放送ではありません）' },
    {
      kind: 'strip',
      picture: 'letter',
      text: 'みどり生命からお手紙が１通届いています',
      keyWords: 'で開く',
    },
  ),
  footer: [],
})

const menu = page({
  screen: 'menu',
  title: '見守りテレビ',
  titleMark: 'mark',
  corner: { kind: 'clock', text: '１１月２２日（日）　午後３時０５分' },
  columns: {
    kind: 'list',
    left: [
      choices(
        0,
        choice(1, 'お手紙を読む', { icon: 'letter', tag: bold('まだ ２通') }),
        choice(2, '現況届を出す', { icon: 'form', tag: bold('１１月３０日まで', '３０日まで') }),
        choice(3, '防災のお知らせ', { icon: 'shelter', tag: quiet('いまは ありません') }),
        choice(4, '文字の大きさ・設定', { icon: 'text_size' }),
      ),
    ],
    right: [
      {
        kind: 'panel',
        blocks: [
          { kind: 'picture', picture: 'letter' },
          words('lead', '２通あります'),
          { kind: 'sender', name: 'みどり生命' },
          { kind: 'sender', name: 'あおば生命' },
          words('note', 'マイナンバーカードを使います。', 'second'),
        ],
      },
    ],
  },
  footer: [ok('ひらく'), back('テレビに戻る', 'テレビ'), blue, yellow],
})

const waiting = words('lead', 'カードを待っています…', 'status')
const picture = (
  name: 'remote_and_card' | 'remote_with_card' | 'card_lifted',
): readonly Block[] => [{ kind: 'picture', picture: name }]

const layCard = page({
  screen: 'lay-card',
  title: 'カードを、リモコンに置いてください',
  columns: {
    kind: 'words',
    left: [
      words('body', 'マイナンバーカードを使います。'),
      {
        kind: 'steps',
        now: null,
        steps: [
          '写真の面を、上にします。',
          '「ここに置く」に、重ねます。',
          '終わるまで、置いておきます。',
        ],
      },
      waiting,
      choices(0, choice(1, '置きました'), choice(2, 'やめる')),
    ],
    right: picture('remote_and_card'),
  },
  footer: [ok('えらぶ'), back('やめる'), blue],
})

const reading = page({
  screen: 'reading',
  title: 'カードを読んでいます',
  columns: {
    kind: 'words',
    left: [
      words('lead', '読んでいます。そのままで', 'status'),
      {
        kind: 'steps',
        now: 1,
        steps: ['カードがあります。', '読んでいます。', 'センターで確かめます。'],
      },
      choices(0, choice(1, 'やめる')),
    ],
    right: picture('remote_with_card'),
  },
  footer: [ok('えらぶ'), back('やめる'), blue],
})

const pin = page({
  screen: 'pin',
  title: '暗証番号を押してください',
  columns: {
    kind: 'words',
    left: [
      words('body', 'カードを受け取ったときに決めた、\n数字４けたの番号です。'),
      { kind: 'pin_boxes', filled: 2, of: 4 },
      words('lead', '２けた入りました。あと２けたです。'),
      words('note', 'リモコンの数字ボタンでも押せます。\n０は、リモコンの １０ です。', 'second'),
    ],
    right: [{ kind: 'pad', focused: '5', ready: false }],
  },
  footer: [ok('押す'), back('１つ消す（長く押すと、やめる）', '１つ消す'), blue],
})

const firstUse = page({
  screen: 'first-use',
  title: 'あなたのお名前を、えらんでください',
  columns: one(
    words('body', 'このテレビで、はじめて使うカードです。'),
    choices(
      0,
      choice(1, '田中花子です', { sub: 'たなか　はなこ' }),
      choice(2, '𠮷田茂です', { sub: 'よしだ　しげる' }),
      choice(3, 'ここに名前がありません', { sub: '電話でうかがいます' }),
    ),
  ),
  footer: [ok('えらぶ'), back('やめる'), blue],
})

const question = page({
  screen: 'question',
  title: '現況届（年に一度の届け）',
  shortTitle: '現況届',
  titleSize: 'small',
  corner: { kind: 'progress', text: '３つの質問のうち １', at: 1, of: 3 },
  columns: one(
    words('question', '田中花子さんは、いまもこの住所に住んでいますか'),
    { kind: 'facts', facts: [{ label: '住所', value: '徳島県海部郡美波町奥河内字寺前００番地' }] },
    choices(0, choice(1, 'はい、住んでいます'), choice(2, 'いいえ、変わりました')),
  ),
  footer: [ok('こたえる'), back('１つ前に戻る', '前へ'), blue, yellow],
})

const review = page({
  screen: 'review',
  title: 'この内容でよいですか',
  corner: hanako,
  columns: one(
    words(
      'note',
      'みどり生命保険へ出す「現況届」です。まだ送っていません。',
      'second',
      'まだ送っていません。',
    ),
    choices(
      3,
      choice(1, 'はい、住んでいます', {
        sub: '住所　徳島県海部郡美波町奥河内字寺前００番地',
        look: 'review',
        tag: quiet('直す'),
      }),
      choice(2, 'はい、前と同じです', {
        sub: '年金の受け取り口座',
        look: 'review',
        tag: quiet('直す'),
      }),
      choice(3, 'いいえ、変わりました　０９０-００００-００００', {
        sub: '電話番号',
        look: 'review',
        tag: quiet('直す'),
      }),
      choice(4, 'これでよいので、送る手続きへ'),
    ),
  ),
  footer: [
    ok('えらぶ'),
    { key: 'numbers', words: '番号でもえらべます', short: '番号', upTo: 4 },
    back('１つ前に戻る', '前へ'),
    blue,
  ],
})

const receipt = page({
  screen: 'receipt',
  title: '送りました',
  titleMark: 'done',
  corner: hanako,
  columns: one(
    words(
      'body',
      '現況届を受け付けました。みどり生命保険へ、お届けします。\n今年の手続きは、これで終わりです。おつかれさまでした。',
    ),
    {
      kind: 'receipt_number',
      label: '受付番号',
      number: '4821 0937 5526',
      note: '令和８年１１月２２日（日）　午後３時１８分',
    },
    words('note', '書きとめなくても大丈夫です。「お手紙」から、いつでも見られます。'),
    choices(0, choice(1, 'わかりました')),
  ),
  footer: [ok('最初の画面へ'), blue, yellow],
})

const textSize = page({
  screen: 'text-size',
  title: '文字の大きさ',
  columns: {
    kind: 'list',
    left: [
      choices(
        1,
        choice(1, '標準', { tag: quiet('いまの大きさ') }),
        choice(2, '大'),
        choice(3, '特大'),
        choice(4, '読み上げ・その他'),
      ),
    ],
    right: [
      {
        kind: 'sample',
        size: 'large',
        blocks: [
          words('note', '見本　「大」の文字', 'second'),
          words('lead', 'お手紙が２通あります'),
          words(
            'body',
            'しめ切りは、\n１１月３０日（月）です。\nこのテレビから、\nそのままお出しになれます。',
          ),
        ],
      },
    ],
  },
  footer: [ok('この大きさにする'), back('変えずに戻る'), blue],
})

const phone = page({
  screen: 'phone',
  title: '新しい電話番号を押してください',
  columns: {
    kind: 'words',
    left: [
      words('body', '市外局番から押してください。'),
      { kind: 'digits', typed: '0903', of: 11 },
      words('lead', '４けた入りました。'),
      words('note', 'リモコンの数字ボタンでも押せます。', 'second'),
    ],
    right: [{ kind: 'pad', focused: 'proceed', ready: true }],
  },
  footer: [ok('押す'), back('１つ消す'), blue],
})

/** Pages as the pictures of the design have them, for tests and for the gallery. */
export const samplePages: Readonly<Record<string, Page>> = {
  '01-watching': watching,
  '02-menu': menu,
  '03-lay-card': layCard,
  '03b-reading': reading,
  '04-pin': pin,
  '07-first-use': firstUse,
  '10-question': question,
  '10b-phone': phone,
  '11-review': review,
  '13-receipt': receipt,
  '23-text-size': textSize,
  ...sampleLetters,
  ...sampleTroubles,
}
