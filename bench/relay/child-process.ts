import { type ChildProcess, fork } from 'node:child_process'

/** What a process of the bench can be asked for, by name; what is given and answered is cloned. */
export type Acts = Readonly<Record<string, (given: never) => unknown>>

/** A process of our own, so that what it costs is not mixed with what others do. */
export interface Child<Known extends Acts> {
  ask<Name extends keyof Known & string>(
    name: Name,
    given: Parameters<Known[Name]>[0],
  ): Promise<Awaited<ReturnType<Known[Name]>>>
  end(): Promise<void>
}

interface Question {
  readonly id: number
  readonly name: string
  readonly given: unknown
}

type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: string }

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (fault: Error) => void
}

/** Starts a file of this folder in a Node of its own, with its garbage collector within reach. */
export function startChild<Known extends Acts>(file: string): Child<Known> {
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    serialization: 'advanced',
  })
  return {
    ask: speakWith<Known>(child),
    async end() {
      if (child.exitCode !== null) return
      const left = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await left
      clearTimeout(late)
    },
  }
}

/** Asks a process that answers its parent. */
export function speakWith<Known extends Acts>(child: ChildProcess): Child<Known>['ask'] {
  const waiting = new Map<number, Waiting>()
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('a process of the bench has ended'))
  })
  child.on('message', (told: Answer) => settle(waiting, told))
  let lastId = 0
  return (name, given) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      send(child, { id: lastId, name, given })
    })
}

function send(child: ChildProcess, question: Question): void {
  if (child.connected) child.send(question)
}

function settle(waiting: Map<number, Waiting>, told: Answer): void {
  const asked = waiting.get(told.id)
  waiting.delete(told.id)
  if ('fault' in told) asked?.reject(new Error(told.fault))
  else asked?.resolve(told.answer as never)
}

/** In the process itself: answers its parent, and ends when the parent lets go. */
export function answerParent<Known extends Acts>(acts: Known, close: () => Promise<void>): void {
  process.on('message', (asked: Question) => {
    void answerOne(acts, asked).then((answer) => process.send?.(answer))
  })
  process.once('disconnect', () => void close().finally(() => process.exit()))
}

async function answerOne(acts: Acts, { id, name, given }: Question): Promise<Answer> {
  try {
    return { id, answer: await acts[name]?.(given as never) }
  } catch (cause) {
    return { id, fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
}

/** What every measured process says of itself. */
export const ownCosts = {
  /** Since its start, in user and system mode, µs. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  /** After garbage collection, bytes. */
  memory: () => {
    for (let round = 0; round < 4; round += 1) globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    return { resident: rss, used: heapUsed + external }
  },
} satisfies Acts
