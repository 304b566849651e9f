import { err, ok, type Result } from '../../../../contract/result.ts'
import { headerLength, readHeader } from './header.ts'

/** Makes messages out of bytes that come in whatever pieces. */
export interface MessageAssembler {
  /**
   * The messages that `chunk` completes, in order. Refuses a message that is longer than agreed or
   * of no type that a reader sends: from then on nobody knows where a message starts, and every
   * further chunk is refused too.
   */
  readonly take: (chunk: Uint8Array) => Result<Uint8Array[], AssemblyError>
}

export type AssemblyError = 'message_too_long' | 'not_a_message'

const firstType = 0x80
const lastType = 0x84

/** Creates an assembler that holds at most `longestMessage` bytes, header included. */
export function createMessageAssembler(longestMessage: number): MessageAssembler {
  let held = new Uint8Array(Math.min(longestMessage, 512))
  let filled = 0
  let lost: AssemblyError | null = null

  /** Holds the start of `bytes` until the header, and then the message, is whole. */
  const hold = (bytes: Uint8Array): Result<number, AssemblyError> => {
    const wanted = lengthWanted(held.subarray(0, filled), bytes, longestMessage)
    if (!wanted.ok) return wanted
    if (wanted.value > held.length) held = widen(held, wanted.value)
    const part = bytes.subarray(0, wanted.value - filled)
    held.set(part, filled)
    filled += part.length
    return ok(part.length)
  }
  const releaseWhole = (): Uint8Array[] => {
    if (!isWhole(held.subarray(0, filled))) return []
    const message = held.slice(0, filled)
    filled = 0
    return [message]
  }
  return {
    take: (chunk) => {
      if (lost !== null) return err(lost)
      const messages: Uint8Array[] = []
      for (let at = 0; at < chunk.length; ) {
        const taken = hold(chunk.subarray(at))
        if (!taken.ok) {
          lost = taken.error
          return taken
        }
        at += taken.value
        messages.push(...releaseWhole())
      }
      return ok(messages)
    },
  }
}

function widen(held: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(length)
  wider.set(held)
  return wider
}

/** How many bytes to hold next: the header first, then the whole message. */
function lengthWanted(
  held: Uint8Array,
  rest: Uint8Array,
  longestMessage: number,
): Result<number, AssemblyError> {
  const type = held[0] ?? rest[0] ?? 0
  if (type < firstType || type > lastType) return err('not_a_message')
  const header = readHeader(held)
  if (header === null) return ok(headerLength)
  const length = headerLength + header.length
  return length > longestMessage ? err('message_too_long') : ok(length)
}

const isWhole = (held: Uint8Array): boolean => {
  const header = readHeader(held)
  return header !== null && held.length === headerLength + header.length
}
