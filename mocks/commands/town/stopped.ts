const lookEveryMs = 500

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  /** Who started this process, as the system says at this moment. */
  readonly parentId: () => number
}

/**
 * Resolves when the town is told to stop: by SIGINT or SIGTERM, or by the end of `npm start`. npm
 * hands a signal on to the shell between it and us, which ends without a word.
 */
export function toldToStop({ env, parentId }: Surroundings): Promise<void> {
  return new Promise((resolve) => {
    const startedBy = parentId()
    const timer = setInterval(() => {
      if (env.npm_lifecycle_event === 'start' && parentId() !== startedBy) stop()
    }, lookEveryMs)
    timer.unref()
    const stop = () => {
      clearInterval(timer)
      for (const signal of signals) process.off(signal, stop)
      resolve()
    }
    for (const signal of signals) process.once(signal, stop)
  })
}

const signals = ['SIGINT', 'SIGTERM'] as const
