export interface Repeating {
  /** Does the work at once, or once more after the present turn. */
  wake(): void
  /** Resolves after the turn that is running. */
  stop(): Promise<void>
}

interface Repeated {
  readonly everyMs: number
  readonly work: () => Promise<unknown>
  readonly onFault: (fault: Error) => void
}

/** Again and again, one turn at a time; a fault is told and the next turn comes all the same. */
export function repeat({ everyMs, work, onFault }: Repeated): Repeating {
  let isStopped = false
  let isWoken = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  const turn = async (): Promise<void> => {
    isWoken = false
    try {
      await work()
    } catch (cause) {
      onFault(cause instanceof Error ? cause : new Error('a repeated work failed', { cause }))
    }
    running = null
    if (!isStopped) timer = setTimeout(start, isWoken ? 0 : everyMs)
  }
  const start = (): void => {
    running ??= turn()
  }
  timer = setTimeout(start, everyMs)
  return {
    wake() {
      isWoken = true
      clearTimeout(timer)
      if (!isStopped) start()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
