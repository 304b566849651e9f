import type { Page } from '../page.ts'
import { choice, choices, help, keys, one, page, quiet, words } from './sample-parts.ts'

const { ok, back, blue } = keys
const footer = [ok('えらぶ'), back('今日はやめる'), blue]
const waiting = words('lead', 'カードを待っています…', 'status')

/** Pages on which something went wrong, or is about to. */
export const sampleTroubles: Readonly<Record<string, Page>> = {
  '05-pin-wrong': page({
    screen: 'pin-wrong',
    title: '番号がちがいました',
    columns: one(
      {
        kind: 'tries',
        left: 2,
        of: 3,
        text: 'あと２回 ためせます\nカードは、置いたままで大丈夫です。',
      },
      choices(0, choice(1, 'もう一度、番号を押す'), choice(2, '今日はやめる')),
      help,
    ),
    footer,
  }),
  '06-pin-last-try': page({
    screen: 'pin-last-try',
    title: 'ここで、いったん止めました',
    columns: one(
      {
        kind: 'tries',
        left: 1,
        of: 3,
        text: 'のこり１回 です\nまちがえると、役場の窓口で直すことになります。',
      },
      choices(
        0,
        choice(1, '今日はやめる', { tag: quiet('おすすめ') }),
        choice(2, '番号を思い出したので、もう一回押す'),
      ),
      help,
    ),
    footer,
  }),
  '12-card-again': page({
    screen: 'card-again',
    title: 'もう一度、カードを置いてください',
    columns: {
      kind: 'words',
      left: [
        words(
          'body',
          '送る前に、ご本人か確かめます。\nこのあと暗証番号を押すと、みどり生命保険へ送られます。',
          'ink',
          '暗証番号',
        ),
        { kind: 'facts', facts: [{ label: '', value: '現況届は、まだ送っていません' }] },
        waiting,
        choices(0, choice(1, '置きました'), choice(2, '送らずに戻る')),
      ],
      right: [{ kind: 'picture', picture: 'remote_and_card' }],
    },
    footer: [ok('えらぶ'), back('送らずに戻る'), blue],
  }),
  '21-card-gone': page({
    screen: 'card-gone',
    title: 'カードが、はなれました',
    columns: {
      kind: 'words',
      left: [
        words('lead', 'もう一度、リモコンに置いてください。'),
        words(
          'body',
          'まだ何も送っていません。\n暗証番号は、あと３回ためせます。',
          'ink',
          'あと３回',
        ),
        waiting,
        choices(0, choice(1, '置きました'), choice(2, '今日はやめる')),
      ],
      right: [{ kind: 'picture', picture: 'card_lifted' }],
    },
    footer,
  }),
  '22-unreachable': page({
    screen: 'unreachable',
    title: 'いま、つながりません',
    columns: one(
      { kind: 'picture', picture: 'network' },
      words(
        'body',
        'ケーブルテレビのセンターと、連絡がとれません。\n１０分ほどたってから、もう一度ためしてください。',
        'ink',
        '１０分ほどたってから、もう一度ためしてください。',
      ),
      words('body', '避難のお知らせは、つながらなくても放送で届きます。', 'ink', '放送で届きます'),
      choices(0, choice(1, 'もう一度つなぐ'), choice(2, 'テレビに戻る')),
      help,
    ),
    footer: [ok('えらぶ'), back('テレビに戻る', 'テレビ'), blue],
  }),
  '22b-card-locked': page({
    screen: 'card-locked',
    title: 'カードの暗証番号が、止まっています',
    columns: one(
      { kind: 'picture', picture: 'card_locked' },
      words('lead', '役場の窓口で直せます。'),
      words('body', 'カードと、ご本人とわかるものをお持ちください。'),
      choices(0, choice(1, '最初の画面に戻る')),
      help,
    ),
    footer: [ok('えらぶ'), back('最初の画面', '最初'), blue],
  }),
}
