import { describe, expect, test } from '@jest/globals'
import type { Primitive } from '../page/scene.ts'
import { sameLook } from './same-look.ts'
import { textureKey } from './textures.ts'

const box = { id: 'a', x: 10, y: 20, w: 100, h: 40 }
const font = { face: 'prose', size: 52, weight: 400 } as const
const border = { width: 3, colour: '#0b3a75' }
const alike: readonly Primitive[] = [
  { ...box, kind: 'text', text: 'お手紙', font, colour: '#1b1a18' },
  { ...box, kind: 'rect', radius: 12, fill: '#ffffff', border },
  { ...box, kind: 'polygon', points: [[10, 20]], fill: '#0b3a75' },
  { ...box, kind: 'picture', picture: 'letter', colour: '#1b1a18', hole: '#ffffff' },
]
const changes: readonly object[] = [
  { text: 'お知らせ' },
  { colour: '#c8283c' },
  { font: { ...font, size: 40 } },
  { font: { ...font, weight: 700 } },
  { font: { ...font, face: 'digits' } },
  { h: 44 },
  { w: 104 },
  { radius: 6 },
  { fill: '#c8283c' },
  { border: null },
  { border: { ...border, width: 6 } },
  { border: { ...border, colour: '#c8283c' } },
  { border: { ...border, dash: true } },
  { picture: 'house' },
  { hole: '#000000' },
]
const withChange = (one: Primitive, change: object): Primitive => ({ ...one, ...change })

describe('two primitives look the same', () => {
  test.each(alike)('wherever they stand: $kind', (one) => {
    expect(sameLook(one, { ...one, id: 'b', x: 500, y: 600 })).toBe(true)
  })

  test.each(changes)('only where one texture serves both: %j', (change) => {
    for (const one of alike) {
      const other = withChange(one, change)
      expect([one.kind, sameLook(one, other)]).toEqual([
        one.kind,
        textureKey(one, 1) === textureKey(other, 1),
      ])
    }
  })

  test('never across kinds', () => {
    for (const one of alike) {
      for (const other of alike) expect(sameLook(one, other)).toBe(one === other)
    }
  })
})
