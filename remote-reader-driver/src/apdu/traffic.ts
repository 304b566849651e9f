import { type Command, isExtended } from './command.ts'
import { linkFaultOf } from './link-fault.ts'
import type { Response } from './response.ts'
import type { Transmit } from './transmit.ts'

/** One line of what went between reader and card, fit to be shown: without PINs, without serials. */
export interface TrafficLine {
  readonly direction: 'command' | 'response'
  /** Hex; a PIN is `••••`, long answers are cut after four bytes. */
  readonly text: string
  readonly at: Date
  /** From the command to its answer; null in the line of the command. */
  readonly tookMs: number | null
  readonly command: Command
}

export interface TrafficLog {
  readonly log: (line: TrafficLine) => void
  readonly now: () => Date
}

const shownBytes = 4

/**
 * Tells `log` about every command and answer. The data of a command that may carry a PIN or another
 * secret never reaches the log, in any class, form or spelling of it, and of long answers only the first bytes: a certificate carries its number.
 */
export const withTraffic =
  ({ log, now }: TrafficLog) =>
  (transmit: Transmit): Transmit =>
  async (command) => {
    const sentAt = now()
    const masked = withoutSecret(command)
    log({
      direction: 'command',
      text: commandText(command),
      at: sentAt,
      tookMs: null,
      command: masked,
    })
    const answered = (text: string) => {
      const at = now()
      const tookMs = at.getTime() - sentAt.getTime()
      log({ direction: 'response', text, at, tookMs, command: masked })
    }
    try {
      const response = await transmit(command)
      answered(responseText(response))
      return response
    } catch (error) {
      answered(linkFaultOf(error) ?? 'fault')
      throw error
    }
  }

/**
 * VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER with their odd twins (ISO/IEC 7816-4 §5.4.2:
 * data in BER-TLV), and JICSAP's CHANGE KEY and UNLOCK KEY.
 */
const secretInstructions: ReadonlySet<number> = new Set([
  ...[0x20, 0x21, 0x24, 0x25, 0x2c, 0x2d],
  ...[0x32, 0x54],
])
const isSecret = ({ ins }: Command): boolean => secretInstructions.has(ins)

function withoutSecret(command: Command): Command {
  const { data, ...rest } = command
  if (data === undefined) return rest
  return { ...rest, data: isSecret(command) ? new Uint8Array(data.length) : data.slice() }
}

function commandText(command: Command): string {
  const { cla, ins, p1, p2, data, le } = command
  const parts = [toHex([cla, ins, p1, p2])]
  const size = isExtended(command) ? 2 : 1
  if (size === 2) parts.push('00')
  if (data !== undefined) {
    parts.push(lengthText(data.length, size), isSecret(command) ? '••••' : toHex(data))
  }
  if (le !== undefined) parts.push(lengthText(le, size))
  return parts.join(' ')
}

function responseText({ data, sw }: Response): string {
  const status = toHex([sw >> 8, sw & 0xff])
  if (data.length === 0) return status
  const cut = data.length > 2 * shownBytes
  const shown = toHex(cut ? data.subarray(0, shownBytes) : data)
  return cut ? `${shown}… (${data.length} bytes) ${status}` : `${shown} ${status}`
}

const lengthText = (length: number, size: number): string =>
  toHex(size === 2 ? [(length >> 8) & 0xff, length & 0xff] : [length & 0xff])

const toHex = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')
