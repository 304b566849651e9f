import { expect, test } from '@jest/globals'
import { everyPage } from '../fixtures/every-page.ts'
import { layOut } from './page/lay-out.ts'
import type { TextSize } from './page/page.ts'
import type { Font } from './page/scene.ts'
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
