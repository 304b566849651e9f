import { type Command, encodeCommand, INS_GET_RESPONSE } from './command.ts'
import { linkFault } from './link-fault.ts'
import { parseResponse, type Response } from './response.ts'

/**
 * Sends one command to the card and answers what the card said, whatever the status. It rejects
 * with `linkFault` when there is no answer; whether the card acted on the command is then unknown.
 */
export type Transmit = (command: Command) => Promise<Response>

const mostParts = 64

/** Fetches the rest of an answer that the card delivers in parts (`61xx`, ISO/IEC 7816-4 §5.3.4). */
export const withGetResponse =
  (transmit: Transmit): Transmit =>
  async (command) => {
    let { data, sw } = await transmit(command)
    for (let parts = 0; sw >> 8 === 0x61; parts += 1) {
      if (parts === mostParts) throw new Error('the card never ends its answer')
      const le = sw & 0xff || 256
      const more = await transmit({ cla: command.cla, ins: INS_GET_RESPONSE, p1: 0, p2: 0, le })
      data = Uint8Array.from([...data, ...more.data])
      sw = more.sw
    }
    return { data, sw }
  }

/** Asks once more with the length that the card names (`6Cxx`, ISO/IEC 7816-4 §5.6). */
export const withCorrectLength =
  (transmit: Transmit): Transmit =>
  async (command) => {
    const response = await transmit(command)
    if (response.sw >> 8 !== 0x6c || command.le === undefined) return response
    return transmit({ ...command, le: response.sw & 0xff || 256 })
  }

/** Rejects with `card_timeout` when the card is silent for `ms` milliseconds. */
export const withTimeout =
  (ms: number) =>
  (transmit: Transmit): Transmit =>
  (command) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(linkFault('card_timeout')), ms)
      const settle = () => clearTimeout(timer)
      transmit(command).then(resolve, reject).finally(settle)
    })

/** Sends nothing more once `signal` is aborted: nobody is left to take the answer. */
export const withAbort =
  (signal: AbortSignal) =>
  (transmit: Transmit): Transmit =>
  async (command) => {
    if (signal.aborted) throw linkFault('reader_unavailable', { cause: signal.reason })
    return transmit(command)
  }

/**
 * A `Transmit` over whatever carries bytes to a card and its answer back. An answer that cannot be
 * one is `reader_unavailable`: nobody knows what the card did.
 */
export const transmitOver =
  (exchange: (command: Uint8Array) => Promise<Uint8Array>): Transmit =>
  async (command) => {
    const response = parseResponse(await exchange(encodeCommand(command)))
    if (!response.ok) throw linkFault('reader_unavailable', { cause: response.error })
    return response.value
  }
