import { createPipeListeners, type ReportPipe } from '../report-pipe.ts'
import type { After } from '../surroundings.ts'

const usualPauseMs = 1_000

/**
 * A pipe that outlives the dongle: it opens another one when the one it has is gone, and is closed
 * only by its own `close`. What is sent meanwhile is lost, as on any radio.
 */
export function createLastingPipe({
  open,
  after,
  pauseMs = usualPauseMs,
}: {
  /** Null, or a rejection, when there is nothing to open now. */
  readonly open: () => Promise<ReportPipe | null>
  readonly after: After
  readonly pauseMs?: number
}): ReportPipe {
  const listeners = createPipeListeners()
  let current: ReportPipe | null = null
  let stopWaiting: () => void = () => undefined
  const take = (pipe: ReportPipe) => {
    current = pipe
    pipe.onReport(listeners.tellReport)
    pipe.onClose(lose)
  }
  const lose = () => {
    current = null
    if (!listeners.isClosed()) stopWaiting = after(pauseMs, tryToOpen)
  }
  const tryToOpen = async () => {
    const pipe = await open().catch(() => null)
    if (pipe === null) return lose()
    if (listeners.isClosed()) return pipe.close()
    take(pipe)
  }
  void tryToOpen()
  return {
    send: (report) => current?.send(report),
    onReport: listeners.onReport,
    onClose: listeners.onClose,
    close: () => {
      stopWaiting()
      listeners.tellClosed()
      current?.close()
    },
  }
}
