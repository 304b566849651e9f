import { describe, expect, test } from '@jest/globals'
import { smallestText, stage } from '../theme.ts'
import { layOut } from './lay-out.ts'
import type { Page, TextSize } from './page.ts'
import { samplePages } from './samples/sample-pages.ts'
import type { Scene, TextPrimitive } from './scene.ts'
import { tableMeasure } from './words/table-measure.ts'

const sizes: readonly TextSize[] = ['standard', 'large', 'largest']
const everyPage = Object.entries(samplePages).flatMap(([name, page]) =>
  sizes.map((size) => [name, size, page] as const),
)
const textsOf = (scene: Scene): TextPrimitive[] =>
  scene.primitives.filter((primitive) => primitive.kind === 'text')
const sample = (name: string): Page => {
  const page = samplePages[name]
  if (page === undefined) throw new Error(`no sample ${name}`)
  return page
}
const layOutSample = (name: string, size: TextSize = 'standard') =>
  layOut(sample(name), size, tableMeasure)

describe('every page in every size', () => {
  test.each(everyPage)('%s at %s fits', (_name, size, page) => {
    expect(layOut(page, size, tableMeasure).overflow).toEqual([])
  })

  test.each(everyPage)('%s at %s has no text under 36 px', (_name, size, page) => {
    const sizesOfText = textsOf(layOut(page, size, tableMeasure)).map((text) => text.font.size)
    expect(Math.min(...sizesOfText)).toBeGreaterThanOrEqual(smallestText - 0.5)
  })

  test.each(everyPage)('%s at %s names every part once', (_name, size, page) => {
    const ids = layOut(page, size, tableMeasure).primitives.map((primitive) => primitive.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test.each(everyPage)('%s at %s keeps its rings in 93 %% of the picture', (_name, size, page) => {
    const { focus, ground } = layOut(page, size, tableMeasure)
    if (ground === 'broadcast') return expect(focus).toBeNull()
    expect(focus?.x).toBeGreaterThanOrEqual(84)
    expect((focus?.x ?? 0) + (focus?.w ?? 0)).toBeLessThanOrEqual(stage.w - 84)
  })
})

test('the focus has its five signs', () => {
  const { primitives } = layOutSample('02-menu')
  const focused = primitives.filter((primitive) => primitive.id.startsWith('focus/'))
  const fills = focused.map((primitive) => ('fill' in primitive ? primitive.fill : null))

  expect(fills.slice(0, 4)).toEqual(['#000000', '#ffd43d', '#0b3a75', '#ffd43d'])
  expect(focused.find(({ id }) => id.endsWith('pointer'))?.kind).toBe('polygon')
  expect(textsOf(layOutSample('02-menu')).find(({ text }) => text === 'お手紙を読む')?.colour).toBe(
    '#ffffff',
  )
})

test('rows of one list are equal, and words stay where they are when the focus moves', () => {
  const page = sample('08-letters')
  const columns = page.columns
  if (columns.kind !== 'one') throw new Error('another page')
  const blocks = columns.blocks.map((block) =>
    block.kind === 'choices' ? { ...block, focused: 2 } : block,
  )
  const moved = layOut({ ...page, columns: { kind: 'one', blocks } }, 'standard', tableMeasure)
  const still = layOutSample('08-letters')
  const placeOf = (scene: Scene, text: string) => {
    const found = textsOf(scene).find((one) => one.text === text)
    return [found?.x, found?.y]
  }

  for (const text of ['年金の「現況届」のお願い', '年金お支払いのお知らせ']) {
    expect(placeOf(moved, text)).toEqual(placeOf(still, text))
  }
  const heights = still.primitives
    .filter(({ id }) => /^choice\/\d+\/card$/u.test(id))
    .map(({ h }) => h)
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1)
})

test.each(sizes)('words and numbers never give way at %s', (size) => {
  const shown = textsOf(layOutSample('06-pin-last-try', size))
    .map((text) => text.text)
    .join('')

  for (const words of ['のこり１回', '役場の', '０１２０-０００-０００', '今日はやめる']) {
    expect(shown).toContain(words)
  }
})

test.each(sizes)('the same words are equally wide wherever they stand at %s', (size) => {
  const widths = new Map<string, Set<number>>()
  for (const page of Object.values(samplePages)) {
    for (const { text, font, w } of textsOf(layOut(page, size, tableMeasure))) {
      const key = `${font.face} ${font.weight} ${font.size} ${text}`
      widths.set(key, (widths.get(key) ?? new Set()).add(w))
    }
  }
  expect([...widths].filter(([, found]) => found.size > 1)).toEqual([])
})

test('the panel is drawn at 標準 only', () => {
  const hasPanel = (size: TextSize) =>
    layOutSample('02-menu', size).primitives.some(({ id }) => id === 'panel')

  expect(sizes.map(hasPanel)).toEqual([true, false, false])
})

test('a page that cannot fit says so', () => {
  const page = sample('08-letters')
  const label = 'とても長い言葉'.repeat(40)
  const rows = Array.from({ length: 9 }, (_, index) => ({
    ...{ number: index, icon: null, label, sub: null, tag: null, look: 'plain' as const },
  }))
  const blocks = [{ kind: 'choices' as const, rows, focused: 0 }]
  const scene = layOut({ ...page, columns: { kind: 'one', blocks } }, 'standard', tableMeasure)

  expect(scene.overflow.length).toBeGreaterThan(0)
})
