import { answerParent, ownCosts } from './child-process.ts'

/** Loaded before a wall's own `main.ts`: the wall is as it is in life, and says what it costs. */
answerParent(ownCosts, async () => undefined)
