import { describe, expect, test } from '@jest/globals'
import { keepScenes } from './keep-scenes.ts'
import { layOut } from './lay-out.ts'
import type { Page } from './page.ts'
import { samplePages } from './samples/sample-pages.ts'
import { tableMeasure } from './words/table-measure.ts'

const sample = (name: string): Page => {
  const page = samplePages[name]
  if (page === undefined) throw new Error(`no sample ${name}`)
  return page
}
const menu = sample('02-menu')
const alike = (page: Page): Page => structuredClone(page)

describe('a page that was laid out before', () => {
  test('is the very same scene, also when another page says the same', () => {
    const scenes = keepScenes(tableMeasure)
    const scene = scenes.of(menu, 'standard')

    expect(scenes.of(menu, 'standard')).toBe(scene)
    expect(scenes.of(alike(menu), 'standard')).toBe(scene)
    expect(scene).toEqual(layOut(menu, 'standard', tableMeasure))
  })

  test('is another scene in another size, and where one word is another', () => {
    const scenes = keepScenes(tableMeasure)
    const scene = scenes.of(menu, 'standard')
    const other = { ...menu, title: '別の題' }

    expect(scenes.of(menu, 'large')).toEqual(layOut(menu, 'large', tableMeasure))
    expect(scenes.of(other, 'standard')).toEqual(layOut(other, 'standard', tableMeasure))
    expect(scenes.of(menu, 'standard')).toBe(scene)
  })

  test('is laid out anew when the widths of words have changed', () => {
    let times = 1
    const scenes = keepScenes((text, font) => tableMeasure(text, font) * times)
    const scene = scenes.of(menu, 'standard')
    times = 1.05
    scenes.forget()

    expect(scenes.of(menu, 'standard')).not.toEqual(scene)
  })

  test('is forgotten after eight others, the one that was not asked for longest', () => {
    const scenes = keepScenes(tableMeasure)
    const [first, second] = [scenes.of(menu, 'standard'), scenes.of(menu, 'large')]
    for (const title of ['一', '二', '三', '四', '五', '六']) {
      scenes.of({ ...menu, title }, 'standard')
    }
    expect(scenes.of(menu, 'standard')).toBe(first)

    scenes.of({ ...menu, title: '七' }, 'standard')
    expect(scenes.of(menu, 'standard')).toBe(first)
    expect(scenes.of(menu, 'large')).not.toBe(second)
  })
})
