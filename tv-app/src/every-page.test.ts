import { expect, test } from '@jest/globals'
import { everyPage } from '../fixtures/every-page.ts'
import { letter, statementOf } from '../fixtures/letters.ts'
import { layOut } from './page/lay-out.ts'
import type { TextSize } from './page/page.ts'
import type { Font, Scene } from './page/scene.ts'
import { paginate } from './page/words/paginate.ts'
import { tableMeasure } from './page/words/table-measure.ts'
import { reviewPage } from './screens/review/page.ts'

/** Every Japanese letter as wide as it is high: no real face is wider. */
const measure = (text: string, { size }: Font): number =>
  [...text].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.55 : 1) * size, 0)

const sizes = ['standard', 'large', 'largest'] as const
const scenesAt = (size: TextSize) =>
  everyPage({ size, paginate: (parts, at) => paginate(parts, at, measure) }).map(
    ({ name, page }) => ({ name, ...layOut(page, size, measure) }),
  )

test.each(sizes)('every page fits the screen at %s', (size) => {
  const tooFull = scenesAt(size)
    .map(({ name, overflow }) => ({ name, overflow }))
    .filter(({ overflow }) => overflow.length > 0)

  expect(tooFull).toEqual([])
})

test.each([
  ['large', ['standard']],
  ['largest', ['standard', 'large']],
] as const)('the answers and the receipt keep the size that was chosen: %s', (size, smaller) => {
  const fallen = scenesAt(size).filter(
    ({ screen, ramp }) =>
      ['review', 'first_use', 'first_use_check', 'receipt'].includes(screen) &&
      smaller.some((one) => one === ramp),
  )

  expect(fallen.map(({ name }) => name)).toEqual([])
})

test('a page that is too full at 特大 falls back to 大 at the most, at 大 to nothing smaller', () => {
  const fallen = [...scenesAt('large'), ...scenesAt('largest')].filter(
    ({ ramp }) => ramp === 'standard',
  )

  expect(fallen.map(({ name }) => name)).toEqual([])
})

test('only the six pages that the README names fall back at all', () => {
  const fallen = everyPage({
    size: 'largest',
    paginate: (parts, at) => paginate(parts, at, tableMeasure),
  }).filter(({ page }) => layOut(page, 'largest', tableMeasure).ramp !== 'largest')

  expect(fallen.map(({ name }) => name)).toEqual([
    ...['text-size', 'pin-wrong', 'pin-last-try', 'card-gone', 'rejected', 'card-again'],
  ])
})

const answerTo = (topic: string, fact: string | null) => ({
  ...{ questionId: topic, topic, question: '', value: 'unchanged', phoneNumber: null },
  ...{ fact: fact === null ? null : { label: topic, value: fact }, answer: 'はい、前と同じです' },
})
const longAnswers = [
  answerTo('住所', '徳島県海部郡美波町日和佐浦字西の浜１２３番地４　弐号棟２０３号室'),
  answerTo('年金の受け取り口座', 'みなみ阿波しおさい信用金庫 日和佐浦支店 …771'),
  { ...answerTo('電話番号', null), answer: 'いいえ、変わりました', phoneNumber: '09012345678' },
]
const longReview = (at: number, size: TextSize) => {
  const view = { size, isSpeaking: false, supportPhone: '0120-000-000' }
  const statement = statementOf(letter(), longAnswers)
  return reviewPage({ name: 'review', at, isBelow: true }, statement, view)
}

test.each(sizes)('long answers keep the size that was chosen: %s', (size) => {
  const scenes = [0, 1, 2].map((at) => layOut(longReview(at, size), size, measure))

  expect(scenes.map(({ ramp, overflow }) => [ramp, overflow])).toEqual(scenes.map(() => [size, []]))
})

const rowOf = (id: string): string => /choice\/\d+/u.exec(id)?.[0] ?? ''

/** The words of a row whose ink comes nearer than 12 px to the frame of its 直す. */
function tooNear({ primitives }: Scene): readonly string[] {
  const asked = primitives
    .filter((part) => part.kind === 'text')
    .filter(({ id }) => /\/sub\d+/u.test(id))
  const tags = primitives.filter(({ id }) => id.endsWith('/tag/box'))
  return asked.flatMap((words) => {
    const inkBelow = (words.h + words.font.size * 0.92) / 2
    const near = tags.filter(
      (tag) =>
        rowOf(tag.id) === rowOf(words.id) &&
        words.x + words.w + 12 > tag.x &&
        words.y + inkBelow + 12 > tag.y,
    )
    return near.map(() => words.text)
  })
}

test.each(sizes)('直す stands clear of what was asked at %s', (size) => {
  const reviews = scenesAt(size).filter(({ screen }) => screen === 'review')

  expect(reviews.length).toBeGreaterThan(1)
  expect(reviews.flatMap(tooNear)).toEqual([])
})
