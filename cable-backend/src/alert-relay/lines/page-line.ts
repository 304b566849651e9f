import { type BoxLine, longestBacklogBytes } from './box-line.ts'

interface PageLine extends BoxLine {
  readonly body: ReadableStream<Uint8Array>
}

/** A line as the body of a fetch answer, for a relay without a Node server: in a page, in a test. */
export function pageLine(): PageLine {
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: longestBacklogBytes })
  const listeners: (() => void)[] = []
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const end = (close: (open: ReadableStreamDefaultController<Uint8Array>) => void) => {
    if (controller === null) return
    close(controller)
    controller = null
    for (const listener of listeners) listener()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened
      },
      cancel: () => end(() => undefined),
    },
    strategy,
  )
  return {
    body,
    write(...frames) {
      if (controller === null) return false
      if ((controller.desiredSize ?? 0) <= 0) {
        end((open) => open.error(new Error('the reader is too far behind')))
        return false
      }
      for (const frame of frames) controller.enqueue(frame)
      return true
    },
    end: () => end((open) => open.close()),
    onEnd: (listener) => void listeners.push(listener),
  }
}
