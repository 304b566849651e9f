import { describe, expect, test } from '@jest/globals'
import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import { atHome } from '../../../fixtures/alert-drive.ts'
import { everyAlert } from '../../../fixtures/every-alert.ts'
import { ofLevel, order, orderId, profile, spoken, tsunami } from '../../../fixtures/orders.ts'
import type { AlertPage } from '../page/alert-page.ts'
import { pageOfFront } from '../page/page-of-front.ts'
import { noMark } from '../state/alert-state.ts'
import { isPage } from '../state/front.ts'
import { markedText } from './drill-mark.ts'
import { namesLine } from './names-line.ts'
import { spokenSentences } from './sentences.ts'

const view = { profile: profile(), focused: 0, now: new Date(0) }
const room = { width: 1390, sizes: [72, 60, 48] }
const called = (familyName: string | null, ...names: readonly string[]) => ({
  familyName,
  names: names.map((name) => spoken(name, name)),
})

describe('the names', () => {
  test.each([
    ['nobody', called(null), 72, ['お住まいのみなさん']],
    ['one', called('田中', '田中花子'), 72, ['田中花子さん']],
    [
      'three in full',
      called('田中', '田中花子', '田中一郎', '田中次郎'),
      72,
      ['田中花子さん・田中一郎さん・田中次郎さん'],
    ],
    [
      'a family',
      called('田中', '田中花子', '田中一郎', '田中次郎', '田中波'),
      72,
      ['田中花子さん・一郎さん・次郎さん・波さん'],
    ],
    [
      'people who share no name',
      called(null, '田中花子', '佐々木一郎', '木下武', '三浦チヨ'),
      48,
      ['田中花子さん・佐々木一郎さん・木下武さん・三浦チヨさん'],
    ],
    [
      'somebody who is called like the family',
      called('田中', '田中', '田中一郎'),
      72,
      ['田中さん・田中一郎さん'],
    ],
  ])('of %s', (_, who, size, lines) => {
    expect(namesLine(who, room)).toEqual({ size, lines })
  })

  test('of a crowd take two lines, and who does not fit is counted, not cut', () => {
    const who = called(null, ...Array.from({ length: 15 }, () => '勅使河原権左衛門'))

    const { lines, size } = namesLine(who, room)

    expect(size).toBe(48)
    expect(lines).toHaveLength(2)
    expect(lines.join('').match(/勅使河原権左衛門さん/g)).toHaveLength(4)
    expect(lines[1]).toMatch(/ほか１１人$/)
  })
})

const front = (of = order()) =>
  ({
    kind: 'order',
    order: of,
    mark: noMark,
    others: [],
    isReopened: false,
    hasNext: false,
  }) as const
const heard = (who: BoxProfile = profile()) => ({
  profile: who,
  now: new Date('2026-11-22T15:20:05+09:00'),
})
const saidOf = (of = order()): string =>
  spokenSentences(front(of), heard())
    .map(({ text }) => text)
    .join('')

describe('the voice', () => {
  test('says level, names, what to do, why, and where to', () => {
    expect(saidOf()).toBe(
      '警戒レベル４、避難指示。田中花子さん、田中一郎さん、逃げてください。奥河内・日和佐浦で、日和佐川があふれそうです。危険な場所から全員避難。外へ出るのが危ないときは、家の２階より上へ。日和佐公民館の、２階より上へ。',
    )
  })

  test('says a tsunami before anything else', () => {
    expect(saidOf(tsunami())).toMatch(/^津波。すぐ、高い所へ。田中花子さん、田中一郎さん。津波が/)
  })
})

/** What the body of a page says, but for names of places and ways to them. */
function saidOn(page: AlertPage): readonly string[] {
  if (page.kind === 'tips') return [page.title, page.note]
  if (page.kind === 'help') return [page.title, ...page.lines]
  const lines = [page.headline.text, ...page.lines.map(({ text }) => text)]
  if (page.kind === 'ended') return [...lines, page.was.text]
  const places = page.place === null ? [] : [page.place.caption, page.place.otherwise]
  return [...lines, ...page.notes, ...places].filter((words) => words !== '')
}

test.each(['lifted', 'cancelled'] as const)(
  'an order that is %s says which other one goes on',
  (how) => {
    const page = everyAlert().find((sample) => sample.name === `ended-${how}-beside-another`)?.page
    if (page?.kind !== 'ended') throw new RangeError('an end')
    const words = '警戒レベル３、高齢者等避難は、続いています。'

    expect(page.lines[0]).toEqual({ text: words, isLoud: true })
    expect(page.sentences.map(({ text }) => text)).toContain(words)
  },
)

test('戻る says where it leads: to the next order that was opened again, then away', () => {
  const home = atHome()
    .receive(order(), ofLevel(3, { orderId: orderId(2) }))
    .press('3', 'ok', '3', 'ok')
    .happen({ kind: 'reopen' })
  const back = (): string | null => {
    const front = home.front()
    return isPage(front) ? pageOfFront(front, view).back : 'no page'
  }

  expect(back()).toBe('つぎを見る')
  home.press('back')
  expect(back()).toBe('前の画面へ')
  home.press('back')
  expect(back()).toBe('no page')
})

test.each(['tips-drill', 'help-drill'])('the plate of %s says that it is one', (name) => {
  const page = everyAlert().find((sample) => sample.name === name)?.page

  expect(page).toMatchObject({ plate: { by: ['【訓練】続いています'] } })
})

describe('who calls for help', () => {
  test.each([
    ['a flood', 'help-told', '安全な場所で待ってください。'],
    ['a tsunami', 'help-tsunami', 'できるだけ高い所で待ってください。'],
  ])('waits in %s where it is safe', (_, name, words) => {
    const page = everyAlert().find((sample) => sample.name === name)?.page

    expect(page).toMatchObject({ title: '助けがいることを、町に伝えました。', lines: [words] })
  })
})

describe('a drill', () => {
  const samples = everyAlert()
  const drills = samples.filter(({ name }) => /drill|test-/.test(name))

  test('says so on every frame and in every sentence', () => {
    expect(drills.length).toBeGreaterThan(12)
    for (const { page } of drills) {
      if (page.kind === 'strip') expect(page.mark).toMatch(/^【(訓練|試験)】$/)
      else {
        expect(page.look).toBe('drill')
        expect(page.band).toMatch(
          /^【(訓練|試験)】これは(訓練|試験)です。本当の.*ではありません。$/,
        )
        expect(page.sentences.filter(({ text }) => !/^【(訓練|試験)】/.test(text))).toEqual([])
        expect(page.sentences.filter(({ kana }) => !/^(くんれん|しけん)/.test(kana))).toEqual([])
        expect(page.rows.filter(({ tag }) => tag !== '訓練' && tag !== '試験')).toEqual([])
        expect(saidOn(page).filter((words) => !/^【(訓練|試験)】/.test(words))).toEqual([])
      }
    }
  })

  test('never sends anybody to 119', () => {
    expect(JSON.stringify(drills)).not.toContain('１１９')
  })

  test('is marked once where the municipality marked it already', () => {
    const mark = { word: '訓練', kana: 'くんれん' } as const

    expect(markedText('【訓練】逃げてください', mark)).toBe('【訓練】逃げてください')
    expect(markedText('逃げてください', mark)).toBe('【訓練】逃げてください')
  })

  test('no real order bears its look, its band or its word', () => {
    const real = samples.filter((sample) => !drills.includes(sample))

    expect(real.length).toBeGreaterThan(50)
    expect(JSON.stringify(real)).not.toMatch(/訓練|試験/)
    expect(real.filter(({ page }) => page.look === 'drill')).toEqual([])
  })
})
