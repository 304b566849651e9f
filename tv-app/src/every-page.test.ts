import { expect, test } from '@jest/globals'
import { everyPage } from '../fixtures/every-page.ts'
import { layOut } from './page/lay-out.ts'
import type { Font } from './page/scene.ts'
import { paginate } from './page/words/paginate.ts'

/** Every Japanese letter as wide as it is high: no real face is wider. */
const measure = (text: string, { size }: Font): number =>
  [...text].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.55 : 1) * size, 0)

test.each(['standard', 'large', 'largest'] as const)('every page fits the screen at %s', (size) => {
  const pages = everyPage({ size, paginate: (parts, at) => paginate(parts, at, measure) })

  const tooFull = pages
    .map(({ name, page }) => ({ name, overflow: layOut(page, size, measure).overflow }))
    .filter(({ overflow }) => overflow.length > 0)

  expect(tooFull).toEqual([])
})
