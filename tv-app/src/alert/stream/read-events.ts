/** One event of a stream, as the HTML Standard §9.2.6 dispatches it. */
export interface StreamMessage {
  readonly event: string
  readonly data: string
}

export interface EventReader {
  /** The next piece of the stream, cut anywhere. */
  readonly feed: (piece: string) => void
}

interface EventListeners {
  readonly onMessage: (message: StreamMessage) => void
  /** `retry:`, ms. */
  readonly onRetry: (ms: number) => void
}

/** An event that grows beyond this is no order: the line is not to be trusted. */
const longestEvent = 16_000_000

/**
 * Reads `text/event-stream` piece by piece (HTML Standard §9.2.6). Comments and fields that nobody
 * needs are passed over; an event is told when its empty line has come.
 */
export function createEventReader({ onMessage, onRetry }: EventListeners): EventReader {
  let held: string[] = []
  let heldLength = 0
  let endsWithCr = false
  let event = ''
  let data: string[] = []

  const onField = (name: string, value: string): void => {
    if (name === 'event') event = value
    if (name === 'data') data.push(value)
    if (name === 'retry' && /^\d+$/.test(value)) onRetry(Number(value))
  }

  const dispatch = (): void => {
    const message = { event: event || 'message', data: data.join('\n') }
    const isEmpty = data.length === 0
    event = ''
    data = []
    if (!isEmpty) onMessage(message)
  }

  const onLine = (line: string): void => {
    const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
    if (line === '') dispatch()
    else onField(name ?? '', value ?? '')
  }

  const hold = (piece: string): void => {
    held.push(piece)
    heldLength += piece.length
    endsWithCr = piece.endsWith('\r')
    if (heldLength > longestEvent) throw new RangeError('an event of the stream is too long')
  }

  return {
    feed: (piece) => {
      if (piece === '') return
      // A long line comes in many pieces: it is looked through once, not with every piece.
      const isWithinLine = !endsWithCr && !/[\r\n]/.test(piece)
      hold(piece)
      if (isWithinLine) return
      const all = held.join('')
      // A CR at the very end may be the first half of a CRLF.
      const whole = endsWithCr ? all.slice(0, -1) : all
      const lines = whole.split(/\r\n|\r|\n/)
      const rest = (lines.pop() ?? '') + all.slice(whole.length)
      held = []
      heldLength = 0
      hold(rest)
      for (const line of lines) onLine(line)
    },
  }
}
