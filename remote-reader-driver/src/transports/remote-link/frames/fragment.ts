import { err, ok, type Result } from '../../../../contract/result.ts'
import { reportLength } from '../report-pipe.ts'

/** The channel on which a host asks for a channel of its own; its message number is `FF` too. */
export const broadcastChannel = 0xffffff
export const broadcastNumber = 0xff

/** Which message a report belongs to: bytes 0 to 2 are the channel, byte 3 the message's number. */
export interface MessageAddress {
  readonly channel: number
  readonly number: number
}

export interface MessageHead {
  readonly command: number
  /** Bytes of the whole message. */
  readonly length: number
}

/** One report's part of a message; the first part has index 0 and says what the message is. */
export interface Fragment extends MessageAddress {
  readonly index: number
  readonly head: MessageHead | null
  readonly bytes: Uint8Array
}

export interface LinkMessage extends MessageAddress {
  readonly command: number
  readonly payload: Uint8Array
}

const firstHeader = 7
const nextHeader = 5
const firstRoom = reportLength - firstHeader
const nextRoom = reportLength - nextHeader
const isFirst = 0x80
export const mostFragments = 129
/** Bytes of the longest message: 57 + 128 · 59. */
export const longestMessage = firstRoom + (mostFragments - 1) * nextRoom

/** How many reports a message of `length` bytes takes. */
export const fragmentCount = (length: number): number =>
  length <= firstRoom ? 1 : 1 + Math.ceil((length - firstRoom) / nextRoom)

/** Cuts a message into reports, FIDO CTAP 2.1 §11.2.4; a field out of its range is a fault. */
export function encodeMessage({ channel, number, command, payload }: LinkMessage): Uint8Array[] {
  if (payload.length > longestMessage) throw new RangeError('a message has at most 7609 bytes')
  if (channel > broadcastChannel || number > 0xff || command > 0x7f) {
    throw new RangeError('an address or a command is out of range')
  }
  const address = [channel >> 16, (channel >> 8) & 0xff, channel & 0xff, number]
  return Array.from({ length: fragmentCount(payload.length) }, (_, index) => {
    const report = new Uint8Array(reportLength)
    report.set(address)
    if (index === 0) {
      report.set([command | isFirst, payload.length >> 8, payload.length & 0xff], 4)
      report.set(payload.subarray(0, firstRoom), firstHeader)
      return report
    }
    const start = firstRoom + (index - 1) * nextRoom
    report[4] = index - 1
    report.set(payload.subarray(start, start + nextRoom), nextHeader)
    return report
  })
}

/** Reads one report; a wrong size or an impossible length is refused. */
export function parseReport(report: Uint8Array): Result<Fragment, 'malformed_report'> {
  if (report.length !== reportLength) return err('malformed_report')
  const view = new DataView(report.buffer, report.byteOffset, reportLength)
  const address = { channel: view.getUint32(0) >>> 8, number: view.getUint8(3) }
  const kind = view.getUint8(4)
  if (kind < isFirst) {
    return ok({ ...address, index: kind + 1, head: null, bytes: report.slice(nextHeader) })
  }
  const head = { command: kind & 0x7f, length: view.getUint16(5) }
  if (head.length > longestMessage) return err('malformed_report')
  return ok({ ...address, index: 0, head, bytes: report.slice(firstHeader) })
}
