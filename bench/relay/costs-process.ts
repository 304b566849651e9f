import { monitorEventLoopDelay } from 'node:perf_hooks'
import { answerParent, ownCosts } from './child-process.ts'

const stillness = monitorEventLoopDelay({ resolution: 10 })
stillness.enable()

const acts = {
  ...ownCosts,
  /** The longest that nothing else could be done since this was asked last, ms. */
  longestStill: () => {
    const longest = stillness.max / 1e6
    stillness.reset()
    return longest
  },
}
export type CostActs = typeof acts

/** Loaded before a wall's own `main.ts`: the wall is as it is in life, and says what it costs. */
answerParent(acts, async () => undefined)
