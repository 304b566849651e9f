import type { SetAlarm } from '../../transports/alarm.ts'
import { createPipeListeners, type ReportPipe } from '../../transports/remote-link/report-pipe.ts'

export interface LastingPipeDeps {
  /** Opens the line; null or a rejection when there is none at this moment. */
  readonly openPipe: () => Promise<ReportPipe | null>
  readonly after: SetAlarm
  /** How long to wait before a line that was lost is looked for again. */
  readonly retryMs: number
}

/**
 * A pipe that outlives its line: a dongle that is pulled out and put back is found again. Reports
 * that are sent meanwhile are lost, as the air may lose them.
 */
export function lastingPipe({ openPipe, after, retryMs }: LastingPipeDeps): ReportPipe {
  const listeners = createPipeListeners()
  let current: ReportPipe | null = null
  let stopWaiting = () => {}
  const lose = () => {
    current = null
    if (!listeners.isClosed()) stopWaiting = after(retryMs, connect)
  }
  const take = (opened: ReportPipe | null) => {
    if (opened === null) return lose()
    if (listeners.isClosed()) return opened.close()
    current = opened
    opened.onReport(listeners.tellReport)
    opened.onClose(lose)
  }
  function connect(): void {
    openPipe().then(take, lose)
  }
  connect()
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
