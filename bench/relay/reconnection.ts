import { type Figure, rounded } from '../figure.ts'
import { boxCount, type RelayBench } from './open-bench.ts'

const withinMs = 120_000
/** Node closes 10,000 sockets in one turn, some 30 µs each; whoever comes back is no part of it. */
const longestTurnMs = 1_000

/**
 * All lines break at once, and an order is issued while nobody can hear it. The boxes come back as the
 * relay's `retry:` has told each of them, with the pauses of the real television.
 */
export async function measureReconnection({ hall, relay, boxes }: RelayBench): Promise<Figure[]> {
  const submitted = await hall.submit()
  const before = await relay.ask('cpu', undefined)
  await relay.ask('longestStill', undefined)
  const cutAt = await boxes.ask('cut', undefined)
  await hall.approve(submitted)
  const { at, refused } = await boxes.ask('heard', withinMs)
  const cpu = (await relay.ask('cpu', undefined)) - before
  const still = await relay.ask('longestStill', undefined)
  const current = await boxes.ask('countCurrent', await hall.feed())
  const seconds = ((at.at(-1) ?? Number.NaN) - cutAt) / 1000
  return [
    {
      name: 'relay: 10,000 lines cut, boxes without the present state',
      value: boxCount - current,
      unit: 'boxes',
      atMost: 0,
      how: 'each has its own profile and every order of the feed, the one issued meanwhile too',
    },
    {
      name: 'relay: 10,000 lines cut, until the last box is back',
      value: rounded(seconds, 1),
      unit: 's',
      atMost: null,
      how: `by retry: and the pauses of the television; ${refused} times somebody was sent away`,
    },
    {
      name: 'relay: 10,000 lines cut, longest that nothing else was done',
      value: rounded(still.computedMs, 0),
      unit: 'ms',
      atMost: longestTurnMs,
      how: `CPU of the relay's thread from one turn of its loop to the next; ${rounded(still.waitedMs, 0)} ms by the clock, with what others took of the core`,
    },
    {
      name: 'relay: 10,000 lines cut, CPU for each box',
      value: rounded(cpu / boxCount, 0),
      unit: 'µs',
      atMost: null,
      how: `whole process until the last is back, its usual work among it; ${rounded(cpu / 10_000 / seconds, 0)} % of one core`,
    },
  ]
}
