import { expect, test } from '@jest/globals'
import { everyPage } from '../fixtures/every-page.ts'
import { layOut } from './page/lay-out.ts'
import type { TextSize } from './page/page.ts'
import type { Font, Scene } from './page/scene.ts'
import { paginate } from './page/words/paginate.ts'

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
      ['review', 'first_use', 'receipt'].includes(screen) && smaller.some((one) => one === ramp),
  )

  expect(fallen.map(({ name }) => name)).toEqual([])
})

test('a page that is too full at 特大 falls back to 大 at the most, at 大 to nothing smaller', () => {
  const fallen = [...scenesAt('large'), ...scenesAt('largest')].filter(
    ({ ramp }) => ramp === 'standard',
  )

  expect(fallen.map(({ name }) => name)).toEqual([])
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
