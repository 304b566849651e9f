import { type Command, encodeCommand, INS_GET_RESPONSE } from './command.ts'
import { linkFault } from './link-fault.ts'
import { longestAnswerData, parseResponse, type Response } from './response.ts'
import { lengthStatuses } from './status-word.ts'

/**
 * Sends one command to the card and answers what the card said, whatever the status. It rejects
 * with `linkFault` when there is no answer; whether the card acted on the command is then unknown.
 */
export type Transmit = (command: Command) => Promise<Response>

/** GET RESPONSE is a command of the interindustry class, whatever the class that it follows. */
const getResponseClass = (cla: number): number => (cla < 0x80 ? cla : 0)

/**
 * Fetches the rest of an answer that the card delivers in parts (`61xx`, ISO/IEC 7816-4 §5.3.4).
 * Parts that bring nothing, or more than any answer holds, are a fault.
 */
export const withGetResponse =
  (transmit: Transmit): Transmit =>
  (command) =>
    transmit(command).then((first) =>
      first.sw >> 8 === lengthStatuses.moreToFetch
        ? fetchRest(transmit, getResponseClass(command.cla), first)
        : first,
    )

async function fetchRest(transmit: Transmit, cla: number, first: Response): Promise<Response> {
  const parts = [first.data]
  let { sw } = first
  let length = first.data.length
  while (sw >> 8 === lengthStatuses.moreToFetch) {
    const le = sw & 0xff || 256
    const more = await transmit({ cla, ins: INS_GET_RESPONSE, p1: 0, p2: 0, le })
    length += more.data.length
    const isEndless = more.data.length === 0 && more.sw >> 8 === lengthStatuses.moreToFetch
    if (isEndless || length > longestAnswerData) throw new Error('the card never ends its answer')
    parts.push(more.data)
    sw = more.sw
  }
  return { data: joined(parts, length), sw }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const data = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    data.set(part, offset)
    offset += part.length
  }
  return data
}

/** Asks once more with the length that the card names (`6Cxx`, ISO/IEC 7816-4 §5.6). */
export const withCorrectLength =
  (transmit: Transmit): Transmit =>
  (command) =>
    transmit(command).then((response) => {
      const isNamed = response.sw >> 8 === lengthStatuses.askAgainWith
      if (!isNamed || command.le === undefined) return response
      return transmit({ ...command, le: response.sw & 0xff || 256 })
    })

/**
 * A `Transmit` over whatever carries bytes to a card and its answer back; the bytes of a command,
 * which may hold a PIN, are wiped when the exchange is over. An answer that cannot be one is
 * `reader_unavailable`: nobody knows what the card did.
 */
export const transmitOver =
  (exchange: (command: Uint8Array) => Promise<Uint8Array>): Transmit =>
  (command) => {
    try {
      const bytes = encodeCommand(command)
      return exchange(bytes).then(
        (answer) => {
          bytes.fill(0)
          return requireResponse(answer)
        },
        (fault) => {
          bytes.fill(0)
          throw fault
        },
      )
    } catch (fault) {
      return Promise.reject(fault)
    }
  }

function requireResponse(bytes: Uint8Array): Response {
  const response = parseResponse(bytes)
  if (!response.ok) throw linkFault('reader_unavailable', { cause: response.error })
  return response.value
}
