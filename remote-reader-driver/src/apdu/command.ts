import { err, ok, type Result } from '../../contract/result.ts'

/** A command to a card, ISO/IEC 7816-4 §5.1, in the short form only. */
export interface Command {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  /** 1 to 255 bytes; absent in cases 1 and 2. */
  readonly data?: Uint8Array
  /** How many bytes of answer are wanted, 1 to 256; absent in cases 1 and 3. */
  readonly le?: number
}

export const INS_VERIFY = 0x20
export const INS_CHANGE_REFERENCE_DATA = 0x24
export const INS_COMPUTE_SIGNATURE = 0x2a
export const INS_SELECT = 0xa4
export const INS_READ_BINARY = 0xb0
export const INS_GET_RESPONSE = 0xc0

const headerLength = 4
const longestData = 255
const longestAnswer = 256

/** Writes a command as a short APDU (cases 1 to 4); a field out of its range is a fault. */
export function encodeCommand({ cla, ins, p1, p2, data, le }: Command): Uint8Array {
  const header = [cla, ins, p1, p2]
  if (!header.every((value) => isWithin(value, 0, 0xff))) {
    throw new RangeError('a header byte is out of range')
  }
  if (data !== undefined && !isWithin(data.length, 1, longestData)) {
    throw new RangeError('a short command carries 1 to 255 bytes')
  }
  if (le !== undefined && !isWithin(le, 1, longestAnswer)) {
    throw new RangeError('a short command asks for 1 to 256 bytes')
  }
  const body = data === undefined ? [] : [data.length, ...data]
  const end = le === undefined ? [] : [le & 0xff]
  return Uint8Array.from([...header, ...body, ...end])
}

/** Reads a short APDU; lengths that do not add up are refused, extended forms too. */
export function parseCommand(bytes: Uint8Array): Result<Command, 'malformed_command'> {
  const [cla, ins, p1, p2, length] = bytes
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) {
    return err('malformed_command')
  }
  const header = { cla, ins, p1, p2 }
  if (length === undefined) return ok(header)
  if (bytes.length === headerLength + 1) return ok({ ...header, le: answerLength(length) })
  const dataEnd = headerLength + 1 + length
  const data = bytes.slice(headerLength + 1, dataEnd)
  const le = bytes[dataEnd]
  if (length === 0 || data.length !== length || bytes.length > dataEnd + 1) {
    return err('malformed_command')
  }
  return ok(le === undefined ? { ...header, data } : { ...header, data, le: answerLength(le) })
}

const answerLength = (le: number): number => (le === 0 ? longestAnswer : le)
const isWithin = (value: number, low: number, high: number): boolean =>
  Number.isInteger(value) && value >= low && value <= high
