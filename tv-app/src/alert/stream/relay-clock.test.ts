import { expect, test } from '@jest/globals'
import { createRelayClock } from './relay-clock.ts'

const at = (iso: string): number => Date.parse(iso)

/** A box whose clock and whose time since switching on the test sets. */
function box(wall: string) {
  const clocks = { wall: at(wall), steady: 1000 }
  const clock = createRelayClock({ wall: () => clocks.wall, steady: () => clocks.steady })
  return { clocks, clock }
}

test('until the relay was heard, the clock of the box holds', () => {
  const { clock } = box('2026-11-22T06:20:00Z')

  expect(clock.now()).toBe(at('2026-11-22T06:20:00Z'))
})

test.each(['1970-01-01T00:00:00Z', '2031-05-05T05:05:05Z'])(
  'a clock that stands at %s is put right by the relay, and goes on from there',
  (wrong) => {
    const { clock, clocks } = box(wrong)
    clock.hear('Sun, 22 Nov 2026 06:20:00 GMT')
    clocks.steady += 90_000

    expect(clock.now()).toBe(at('2026-11-22T06:21:30Z'))
  },
)

test('a clock that is set while the box runs changes nothing', () => {
  const { clock, clocks } = box('2026-11-22T06:20:00Z')
  clock.hear('Sun, 22 Nov 2026 06:20:00 GMT')
  clocks.wall = at('2040-01-01T00:00:00Z')

  expect(clock.now()).toBe(at('2026-11-22T06:20:00Z'))
})

test('an answer without a date, or with none that can be read, changes nothing', () => {
  const { clock } = box('2026-11-22T06:20:00Z')
  clock.hear(null)
  clock.hear('yesterday')

  expect(clock.now()).toBe(at('2026-11-22T06:20:00Z'))
})

test('no time is before the latest that was proven: a clock without a battery begins there', () => {
  const { clock } = box('1970-01-01T00:00:00Z')
  clock.notBefore(at('2026-11-22T06:20:00Z'))
  clock.notBefore(at('2026-11-21T00:00:00Z'))

  expect(clock.now()).toBe(at('2026-11-22T06:20:00Z'))
})

test('a Date that counts whole seconds, or an order from a clock a little ahead, stops no time', () => {
  const { clock, clocks } = box('2026-11-22T06:20:00.900Z')
  clock.hear('Sun, 22 Nov 2026 06:20:00 GMT')
  clock.notBefore(at('2026-11-22T06:20:01.500Z'))
  const before = clock.now()
  clocks.steady += 3_000
  clock.hear('Sun, 22 Nov 2026 06:20:03 GMT')

  expect(clock.now() - before).toBe(3_000)
})

test('nothing is proven by the clock of the box, which would stand in the way for ever', () => {
  const { clock, clocks } = box('2031-05-05T05:05:05Z')
  const atFirst = clock.proven()
  clock.notBefore(at('2026-11-21T00:00:00Z'))
  const byAnOrder = clock.proven()
  clock.hear('Sun, 22 Nov 2026 06:20:00 GMT')
  clocks.steady += 90_000

  expect([atFirst, byAnOrder, clock.proven()]).toEqual([
    0,
    at('2026-11-21T00:00:00Z'),
    at('2026-11-22T06:21:30Z'),
  ])
})
