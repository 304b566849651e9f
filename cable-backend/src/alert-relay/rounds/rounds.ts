import { type Repeating, repeat } from './repeat.ts'

export interface Round {
  readonly everyMs: number
  readonly work: () => Promise<unknown>
}

/** Everything that a relay does again and again, each by its name. */
export interface Rounds<Name extends string> {
  /** Begins all of them, each with a turn at once. */
  start(): void
  /** The next turn of this one comes now. */
  wake(name: Name): void
  /** Resolves after the turns that are running. */
  stop(): Promise<void>
}

export function createRounds<Name extends string>(
  rounds: Readonly<Record<Name, Round>>,
  onFault: (fault: Error) => void,
): Rounds<Name> {
  const running = new Map<string, Repeating>()
  return {
    start() {
      for (const [name, round] of Object.entries<Round>(rounds)) {
        const repeating = repeat({ ...round, onFault })
        running.set(name, repeating)
        repeating.wake()
      }
    },
    wake: (name) => running.get(name)?.wake(),
    async stop() {
      for (const repeating of running.values()) await repeating.stop()
    },
  }
}
