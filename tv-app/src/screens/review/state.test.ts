import { describe, expect, test } from '@jest/globals'
import { drive, signIn } from '../../../fixtures/drive.ts'
import type { TvKey } from '../../keys/tv-key.ts'
import type { Page, TextSize } from '../../page/page.ts'
import { extentOfReview } from './state.ts'

const atReview = (size: TextSize) => signIn(drive({}, { size })).press('back', '2', '1', '1', '1')

const rowsOf = ({ columns }: Page): readonly string[] => {
  const blocks = columns.kind === 'one' ? columns.blocks : columns.left
  return blocks.flatMap((block) =>
    block.kind === 'choices' ? block.rows.map(({ sub, label }) => sub ?? label) : [],
  )
}

const address = '住所　徳島県海部郡美波町奥河内字寺前００番地'
const account = '年金の受け取り口座　しおさい銀行 日和佐支店 …771'
const phone = '電話番号'
const more = '次の答えを見る'
const send = 'これでよいので、送る手続きへ'

describe('the answers that the card will sign', () => {
  test.each<[TextSize, readonly (readonly string[])[]]>([
    ['standard', [[address, account, phone, send]]],
    [
      'large',
      [
        [address, account, more],
        [phone, send],
      ],
    ],
    [
      'largest',
      [
        [address, more],
        [account, more],
        [phone, send],
      ],
    ],
  ])('are all shown at %s before they can be sent', (size, pages) => {
    const walk = atReview(size)

    for (const rows of pages) {
      expect(walk.page().screen).toBe('review')
      expect(rowsOf(walk.page())).toEqual(rows)
      walk.press('ok')
    }

    expect(walk.page().screen).toBe('pin')
  })

  test.each<[TextSize, string]>([
    ['large', '２のうち １'],
    ['largest', '３のうち １'],
  ])('say at %s which page of them this is', (size, text) => {
    expect(atReview(size).page().corner).toMatchObject({ kind: 'progress', text })
  })

  test('leave room for an address that takes two lines', () => {
    const answers = atReview('standard').app().mail.review?.challenge.statement.answers ?? []
    const long = answers.map((one, index) =>
      index === 0 ? { ...one, fact: { label: '住所', value: '美波町'.repeat(12) } } : one,
    )

    expect(extentOfReview(answers, 'standard')).toMatchObject({ count: 3, perPage: 3 })
    expect(extentOfReview(long, 'standard')).toMatchObject({ count: 3, perPage: 2 })
  })

  test('cannot be sent from an earlier page by any key', () => {
    const keys: readonly TvKey[] = ['ok', 'down', 'right', '1', '2', '3', '4', 'back_long']
    const seen = keys.map((key) => atReview('largest').press(key).page())

    expect(seen.filter(({ screen }) => screen === 'pin' || screen === 'lay_card')).toEqual([])
    expect(seen.filter((page) => rowsOf(page).includes(send))).toEqual([])
  })

  test('are turned back one page by 戻る, and left from the first one', () => {
    const walk = atReview('largest').press('ok', 'ok', 'back')

    expect(rowsOf(walk.page())).toEqual([account, more])
    expect(rowsOf(walk.press('back').page())).toEqual([address, more])
    expect(walk.press('back').page().screen).toBe('question')
  })

  test.each<[TextSize, readonly TvKey[], number]>([
    ['standard', ['3'], 2],
    ['large', ['2'], 1],
    ['large', ['ok', '1'], 2],
    ['largest', ['ok', '1'], 1],
    ['largest', ['ok', 'ok', 'up', 'ok'], 2],
  ])('are put right at %s by %j: the question of that row', (size, keys, index) => {
    const walk = atReview(size).press(...keys)

    expect(walk.app().screen).toMatchObject({ name: 'question', index, returnsTo: 'review' })
  })

  test('are shown from the first one again after one was put right', () => {
    const walk = atReview('largest').press('ok', 'ok', '1', '1')

    expect(rowsOf(walk.page())).toEqual([address, more])
  })

  test('are only pointed at by the digit of the last row', () => {
    const walk = atReview('large').press('ok', 'up', '2')

    expect(walk.page().screen).toBe('review')
    expect(walk.press('ok').page().screen).toBe('pin')
  })

  test('begin again when the text size changes', () => {
    const walk = atReview('standard').press('up', 'down', 'yellow')

    expect(rowsOf(walk.page())).toEqual([address, account, more])
  })
})
