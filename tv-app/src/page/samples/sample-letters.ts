import type { Page } from '../page.ts'
import { bold, choice, choices, hanako, keys, one, page, quiet, words } from './sample-parts.ts'

const { ok, back, blue, yellow } = keys

const unread = bold('まだ読んでいません', 'まだ')
const midori = { sender: 'みどり生命保険' } as const
const aoba = { sender: 'あおば生命保険' } as const

const letters = page({
  screen: 'letters',
  title: 'お手紙',
  corner: hanako,
  columns: one(
    choices(
      0,
      choice(1, '年金の「現況届」のお願い', {
        ...midori,
        sub: '１１月１８日',
        icon: 'letter_unread',
        tag: unread,
      }),
      choice(2, 'ご契約内容のお知らせ', {
        ...aoba,
        sub: '１１月１２日',
        icon: 'letter_unread',
        tag: unread,
      }),
      choice(3, '年金お支払いのお知らせ', {
        ...midori,
        sub: '１０月１５日',
        icon: 'letter_open',
        tag: quiet('読みました'),
      }),
    ),
    words('body', 'ぜんぶで３通です。', 'second'),
  ),
  footer: [ok('読む'), back('最初の画面', '最初'), blue, yellow],
})

const lettersMany = page({
  screen: 'letters',
  title: 'お手紙',
  corner: { kind: 'progress', text: '３枚のうち １', at: 1, of: 3 },
  columns: one(
    choices(
      1,
      choice(1, '年金の「現況届」のお願い', {
        ...midori,
        sub: '１１月１８日',
        icon: 'letter_unread',
        tag: unread,
      }),
      choice(2, 'ご契約者さま住所変更のお手続きと保険証券の再発行について', {
        ...aoba,
        sub: '１１月１２日',
        icon: 'letter_unread',
        tag: unread,
      }),
      choice(3, '年金お支払いのお知らせ', {
        ...midori,
        sub: '１０月１５日',
        icon: 'letter_open',
        tag: quiet('読みました'),
      }),
      choice(4, '次の３通を見る'),
    ),
  ),
  footer: [ok('読む'), back('最初の画面', '最初'), blue, yellow],
})

const lettersEmpty = page({
  screen: 'letters-empty',
  title: 'お手紙',
  corner: hanako,
  columns: one(
    { kind: 'picture', picture: 'empty_tray' },
    words('lead', '新しいお手紙は、ありません'),
    words('body', '届いたら、テレビの画面でお知らせします。'),
    choices(0, choice(1, '最初の画面に戻る')),
  ),
  footer: [ok('最初の画面'), blue, yellow],
})

const letter = page({
  screen: 'letter',
  title: '年金の「現況届」のお願い',
  shortTitle: '現況届のお願い',
  corner: { kind: 'sender', name: 'みどり生命保険', day: '１１月１８日' },
  columns: one(
    words('heading', '田中花子さま'),
    words('letter', 'いつも、みどり生命保険をご利用いただき、'),
    words('letter', 'ありがとうございます。'),
    words('letter', '年金を、これからも続けてお受け取りいただくために、'),
    words('letter', '年に一度、「現況届」（げんきょうとどけ）をお出しください。'),
    words('letter', 'しめ切りは、１１月３０日（月）です。', 'ink', '１１月３０日（月）'),
    words('letter', 'このテレビから、そのままお出しになれます。'),
    choices(0, choice(null, 'つぎのページへ')),
    { kind: 'page_dots', text: '３ページのうち １', at: 1, of: 3 },
  ),
  footer: [
    ok('つぎへ'),
    { key: 'left_right', words: 'ページ' },
    back('お手紙の一覧', '一覧'),
    blue,
    yellow,
  ],
})

/** Letters: the list, full and empty, and one of them. */
export const sampleLetters: Readonly<Record<string, Page>> = {
  '08-letters': letters,
  '09-letter': letter,
  '26-letters-empty': lettersEmpty,
  '27-letters-many': lettersMany,
}
