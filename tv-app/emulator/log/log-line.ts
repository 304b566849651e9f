import type { HttpExchange } from '../protocol/frame-messages.ts'
import { capInLog, type RemoteCap } from '../remote/remote-caps.ts'

type LogSource = 'apdu' | 'event' | 'http'
type LogMark = 'to_card' | 'from_card' | 'event'

/** One row of the log. Nothing in it may help to guess a PIN or to use a session. */
export interface LogLine {
  readonly at: number
  readonly source: LogSource
  readonly mark: LogMark
  readonly text: string
  readonly note: string
}

export type LogTab = 'apdu' | 'events' | 'http'
const sourcesOf = {
  apdu: ['apdu', 'event'],
  events: ['event'],
  http: ['http'],
} as const satisfies Record<LogTab, readonly LogSource[]>

const longest = 500

/** Adds a line and forgets the oldest: the page may stay open for days. */
export const withLine = (log: readonly LogLine[], line: LogLine): readonly LogLine[] =>
  [...log, line].slice(-longest)

/** The lines of a tab; the card's talk is shown with the events between it. */
export function linesOf(log: readonly LogLine[], tab: LogTab): readonly LogLine[] {
  const sources: readonly LogSource[] = sourcesOf[tab]
  return log.filter((line) => sources.includes(line.source))
}

/** Seconds and thousandths of the minute, as in `22.104`. */
export function clockOf(at: number): string {
  const withinMinute = (at % 60_000) / 1000
  return withinMinute.toFixed(3).padStart(6, '0')
}

export const eventLine = (at: number, text: string, note = ''): LogLine => ({
  at,
  source: 'event',
  mark: 'event',
  text,
  note,
})

/** A press as the log keeps it: the digit and its code are left out. */
export function keyLine(at: number, cap: RemoteCap, device: string): LogLine {
  const { text, isMasked } = capInLog(cap)
  return eventLine(at, `キー ${text}`, isMasked ? '伏せています' : device)
}

export const httpLine = (at: number, exchange: HttpExchange): LogLine => ({
  at,
  source: 'http',
  mark: 'event',
  text: `${exchange.method} ${exchange.path}`,
  note: `${exchange.status ?? '答えなし'}　${Math.round(exchange.durationMs)} ms`,
})
