import { err, ok, type Result } from '../../contract/result.ts'

/** A command to a card, ISO/IEC 7816-4 §5.1, whichever form it travels in. */
export interface Command {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  /** 1 to 65,535 bytes; absent in cases 1 and 2. */
  readonly data?: Uint8Array
  /** How many bytes of answer are wanted, 1 to 65,536; absent in cases 1 and 3. */
  readonly le?: number
}

export const INS_VERIFY = 0x20
export const INS_CHANGE_REFERENCE_DATA = 0x24
export const INS_COMPUTE_SIGNATURE = 0x2a
export const INS_GET_CHALLENGE = 0x84
export const INS_SELECT = 0xa4
export const INS_READ_BINARY = 0xb0
export const INS_GET_RESPONSE = 0xc0

const headerLength = 4
const longestShort = { data: 0xff, answer: 0x100 }
const longest = { data: 0xffff, answer: 0x1_0000 }

/** True when a command does not fit into the short form: more than 255 bytes, or 256 wanted. */
export const isExtended = ({ data, le }: Command): boolean =>
  (data?.length ?? 0) > longestShort.data || (le ?? 0) > longestShort.answer

/**
 * Writes a command as an APDU, cases 1 to 4: short where it fits, else extended. A field out of its
 * range is a fault.
 */
export function encodeCommand(command: Command): Uint8Array {
  const { cla, ins, p1, p2, data, le } = command
  requireRanges(command)
  const lengthSize = isExtended(command) ? 2 : 1
  const isWide = lengthSize === 2
  const bodyLength = data === undefined ? 0 : lengthSize + data.length
  const endLength = le === undefined ? 0 : lengthSize
  const bytes = new Uint8Array(headerLength + (isWide ? 1 : 0) + bodyLength + endLength)
  bytes[0] = cla
  bytes[1] = ins
  bytes[2] = p1
  bytes[3] = p2
  const bodyAt = bytes.length - bodyLength - endLength
  if (data !== undefined) {
    writeLength(bytes, { at: bodyAt, size: lengthSize, length: data.length })
    bytes.set(data, bodyAt + lengthSize)
  }
  if (le !== undefined) {
    writeLength(bytes, { at: bytes.length - lengthSize, size: lengthSize, length: le })
  }
  return bytes
}

/** Reads an APDU, short or extended; lengths that do not add up are refused. */
export function parseCommand(bytes: Uint8Array): Result<Command, 'malformed_command'> {
  const [cla, ins, p1, p2, first] = bytes
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) {
    return err('malformed_command')
  }
  const header = { cla, ins, p1, p2 }
  if (first === undefined) return ok(header)
  const isWide = first === 0 && bytes.length > headerLength + 1
  const body = readBody(bytes.subarray(headerLength + (isWide ? 1 : 0)), isWide ? 2 : 1)
  return body === null ? err('malformed_command') : ok({ ...header, ...body })
}

type LengthSize = 1 | 2

/** What follows the header, from its first length field on; null when the lengths do not add up. */
function readBody(bytes: Uint8Array, size: LengthSize): Pick<Command, 'data' | 'le'> | null {
  const length = readLength(bytes, 0, size)
  if (length === null) return null
  if (bytes.length === size) return { le: answerLength(length, size) }
  const dataEnd = size + length
  if (length === 0 || bytes.length < dataEnd) return null
  const data = bytes.slice(size, dataEnd)
  if (bytes.length === dataEnd) return { data }
  const le = readLength(bytes, dataEnd, size)
  const isWhole = le !== null && bytes.length === dataEnd + size
  return isWhole ? { data, le: answerLength(le, size) } : null
}

function readLength(bytes: Uint8Array, at: number, size: LengthSize): number | null {
  const high = size === 2 ? bytes[at] : 0
  const low = bytes[at + size - 1]
  return high === undefined || low === undefined ? null : (high << 8) | low
}

interface LengthField {
  readonly at: number
  readonly size: LengthSize
  readonly length: number
}

/** The longest answer of a form is written as zero. */
function writeLength(bytes: Uint8Array, { at, size, length }: LengthField): void {
  if (size === 2) bytes[at] = (length >> 8) & 0xff
  bytes[at + size - 1] = length & 0xff
}

const mostAnswer = { 1: longestShort.answer, 2: longest.answer } as const
const answerLength = (le: number, size: LengthSize): number => le || mostAnswer[size]

function requireRanges({ cla, ins, p1, p2, data, le }: Command): void {
  const isHeaderGood =
    isWithin(cla, 0, 0xff) &&
    isWithin(ins, 0, 0xff) &&
    isWithin(p1, 0, 0xff) &&
    isWithin(p2, 0, 0xff)
  if (!isHeaderGood) throw new RangeError('a header byte is out of range')
  if (data !== undefined && !isWithin(data.length, 1, longest.data)) {
    throw new RangeError('a command carries 1 to 65,535 bytes')
  }
  if (le !== undefined && !isWithin(le, 1, longest.answer)) {
    throw new RangeError('a command asks for 1 to 65,536 bytes')
  }
}

const isWithin = (value: number, low: number, high: number): boolean =>
  Number.isInteger(value) && value >= low && value <= high
