import { describe, expect, test } from '@jest/globals'
import { factsIn, factsMissingIn, factWords } from './pdf-facts.ts'

describe('dates and sums', () => {
  test.each([
    ['しめ切りは、11月30日(月)です', ['11-30'], []],
    ['２０２６年１１月３０日まで', ['2026-11-30'], []],
    ['令和８年 ４ 月 １ 日', ['2026-04-01'], []],
    ['令和元年5月1日', ['2019-05-01'], []],
    ['年金額 120,000円、手数料 ０円', [], [120000, 0]],
    ['死亡保険金 300万円と 5万2,000円', [], [3_000_000, 52_000]],
    ['円満な家庭', [], []],
  ])('are read in %s', (text, dates, sums) => {
    expect(factsIn(text)).toEqual({ dates, sums })
  })

  test('agree when one of the two leaves out the year', () => {
    expect(factsMissingIn('期限 2026年11月30日', 'しめ切りは、11月30日です')).toEqual({
      dates: [],
      sums: [],
    })
  })

  test('are reported when the PDF has others', () => {
    const missing = factsMissingIn(
      '期限 2026年11月25日、年金額 120,000円',
      'しめ切りは、11月30日です。年金は 12万5,000円です。',
    )

    expect(missing).toEqual({ dates: ['11-30'], sums: [125_000] })
    expect(factWords(missing)).toBe('11月30日、125,000円')
  })
})
