/** What is used of Node's `ServerResponse`. */
interface Answer {
  /** Whoever asked has gone. */
  readonly closed: boolean
}

type RequestListener<Request, Response> = (request: Request, response: Response) => unknown

interface Turns {
  /** So many requests are begun in one turn. */
  readonly perTurn: number
  /** Calls back after what waits to be read and written has had its turn (`setImmediate`). */
  readonly soon: (work: () => void) => void
}

/**
 * A listener that begins requests a few at a time. Node looks at up to 48 × 1024 sockets before timers
 * and slices of other work have their turn (libuv's `uv__io_poll`): where thousands ask at the same
 * moment, an order that is being written would wait for all of them.
 */
export function inTurns<Request, Response extends Answer>(
  listener: RequestListener<Request, Response>,
  { perTurn, soon }: Turns,
): RequestListener<Request, Response> {
  let waiting: (readonly [Request, Response])[] = []
  let isPlanned = false
  const plan = (): void => {
    isPlanned = waiting.length > 0
    if (isPlanned) soon(begin)
  }
  const begin = (): void => {
    const now = waiting.slice(0, perTurn)
    waiting = waiting.slice(perTurn)
    for (const [request, response] of now) if (!response.closed) listener(request, response)
    plan()
  }
  return (request, response) => {
    waiting.push([request, response])
    if (!isPlanned) plan()
  }
}
