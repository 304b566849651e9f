import { expect, test } from '@jest/globals'
import type { LetterEvent, LetterEventKind } from '#cable-backend/contract/insurer'
import { eventLines, letterState } from './letter-state.ts'

const event = (kind: LetterEventKind, detail: string | null = null): LetterEvent => ({
  kind,
  at: '2026-11-22T01:00:00.000Z',
  detail,
})

test.each<[LetterEventKind[], string]>([
  [[], '受け付けた'],
  [['accepted', 'delivered'], '届いた'],
  [['accepted', 'delivered', 'opened'], '本人が開いた'],
  [['accepted', 'acted', 'delivered'], '届け出が来た'],
  [['accepted', 'delivered', 'opened', 'acted', 'insurer_rejected'], '却下'],
  [['insurer_accepted', 'accepted'], '受理'],
])('says where a letter stands after %j', (kinds, word) => {
  expect(letterState(kinds.map((kind) => event(kind))).word).toBe(word)
})

test('tells the history newest first, with the detail of an event where it has one', () => {
  const lines = eventLines([event('accepted'), event('insurer_rejected', '口座が古いままです')])

  expect(lines.map(({ what, meaning }) => [what, meaning])).toEqual([
    ['却下した', '口座が古いままです'],
    ['私書箱が受け付けた', '文と PDF を そのまま しまいました'],
  ])
})
