import { expect, test } from '@jest/globals'
import { inTurns } from './in-turns.ts'

/** A listener of 2 requests a turn, whose turns the test gives. */
function listening() {
  const begun: string[] = []
  const turns: (() => void)[] = []
  const listener = inTurns<string, { closed: boolean }>((request) => begun.push(request), {
    perTurn: 2,
    soon: (work) => turns.push(work),
  })
  return { begun, listener, turn: () => turns.splice(0).map((work) => work()).length }
}

const open = () => ({ closed: false })

test('requests that come together are begun a few at a time, in their order', () => {
  const { begun, listener, turn } = listening()
  for (const request of ['a', 'b', 'c', 'd', 'e']) listener(request, open())

  const seen = [[...begun]]
  while (turn() > 0) seen.push([...begun])

  expect(seen).toEqual([[], ['a', 'b'], ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd', 'e']])
})

test('whoever has gone meanwhile costs nothing, and the next one has its turn', () => {
  const { begun, listener, turn } = listening()
  listener('a', { closed: true })
  listener('b', open())
  turn()
  listener('c', open())
  turn()

  expect(begun).toEqual(['b', 'c'])
})
