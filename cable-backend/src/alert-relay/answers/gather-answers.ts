import type { AnswerKept, AnswerStore, KeptAnswer } from './answer-store.ts'

interface Gathered {
  readonly answers: readonly KeptAnswer[]
  readonly done: (kept: readonly AnswerKept[] | null) => void
}

interface Gathering {
  readonly store: Pick<AnswerStore, 'keep'>
  /** How long the first of a batch waits for others. */
  readonly gatherMs: number
  /** Of answers that wait; more are refused until the database has taken some. */
  readonly mostWaiting: number
  /** What was committed together, before those who wait hear of it. */
  readonly onCommitted: (kept: readonly AnswerKept[]) => void
  /** Why a batch could not be committed. */
  readonly onFault: (fault: Error) => void
}

export interface AnswerGathering {
  /** Resolves after the commit; with null where it failed: the box sends them again. */
  keep(answers: readonly KeptAnswer[]): Promise<readonly AnswerKept[] | null>
  /** Whether there is room for more. */
  hasRoom(): boolean
}

const batchSize = 1000

/** Commits the answers of many boxes together, one batch after the other. */
export function gatherAnswers(gathering: Gathering): AnswerGathering {
  const { store, gatherMs, mostWaiting, onCommitted, onFault } = gathering
  let waiting: Gathered[] = []
  let isPlanned = false
  let isCommitting = false
  const count = () => waiting.reduce((sum, { answers }) => sum + answers.length, 0)
  const commit = async (): Promise<void> => {
    isPlanned = false
    isCommitting = true
    const batch = takeBatch()
    try {
      const kept = await store.keep(batch.flatMap(({ answers }) => answers))
      onCommitted(kept)
      let from = 0
      for (const { answers, done } of batch) {
        done(kept.slice(from, from + answers.length))
        from += answers.length
      }
    } catch (cause) {
      onFault(new Error('answers could not be committed', { cause }))
      for (const { done } of batch) done(null)
    }
    isCommitting = false
    if (waiting.length > 0) plan(0)
  }
  const takeBatch = (): Gathered[] => {
    let size = 0
    const batch = waiting.filter(({ answers }) => {
      size += answers.length
      return size <= batchSize
    })
    waiting = waiting.slice(batch.length)
    return batch
  }
  const plan = (afterMs: number): void => {
    if (isCommitting || isPlanned) return
    isPlanned = true
    setTimeout(() => void commit(), afterMs)
  }
  return {
    hasRoom: () => count() < mostWaiting,
    keep: (answers) =>
      new Promise((done) => {
        waiting.push({ answers, done })
        plan(gatherMs)
      }),
  }
}
