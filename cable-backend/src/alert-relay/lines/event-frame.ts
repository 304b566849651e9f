import type { StreamEvent } from '#cable-backend/contract/alert-stream'

const utf8 = new TextEncoder()

/** An event as it stands in the stream (HTML Standard §9.2.5); `data` is one line. */
export const eventFrame = (event: StreamEvent, data: string): Uint8Array =>
  utf8.encode(`event: ${event}\ndata: ${data}\n\n`)

/** When the box shall come again after the line has ended. */
export const comeAgainFrame = (afterMs: number): Uint8Array =>
  utf8.encode(`retry: ${Math.round(afterMs)}\n\n`)

/** Says that the line lives; boxes count the silence. */
export const heartbeatFrame = (comeAgainAfterMs: number): Uint8Array =>
  utf8.encode(`: \nretry: ${Math.round(comeAgainAfterMs)}\n\n`)
