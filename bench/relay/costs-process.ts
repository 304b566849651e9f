import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { answerParent, ownCosts } from './child-process.ts'

const stillness = monitorEventLoopDelay({ resolution: 10 })
stillness.enable()

/** How long the thread of JavaScript has computed so far, ms; what others take of the core is not in it. */
const computedMs = (): number =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

/** Computes on from one turn of the loop to the next without looking at its timers. */
const turns = { longestMs: 0, computedMs: computedMs() }
setInterval(() => {
  const now = computedMs()
  turns.longestMs = Math.max(turns.longestMs, now - turns.computedMs)
  turns.computedMs = now
}, 10).unref()

const acts = {
  ...ownCosts,
  /** The longest that nothing else could be done since this was asked last, ms: waited, and computed. */
  longestStill: () => {
    const longest = { waitedMs: stillness.max / 1e6, computedMs: turns.longestMs }
    stillness.reset()
    turns.longestMs = 0
    return longest
  },
}
export type CostActs = typeof acts

/** Loaded before a wall's own `main.ts`: the wall is as it is in life, and says what it costs. */
answerParent(acts, async () => undefined)
