import { err, ok, type Result } from '../../../../contract/result.ts'
import { headerLength, readHeader } from './header.ts'
import { nameSlotError, type SlotError } from './slot-error.ts'

/** What a reader says on the bulk-IN pipe (CCID rev 1.1, §6.2). */
export type InMessage = Said &
  (
    | { readonly kind: 'data_block'; readonly data: Uint8Array; readonly chain: number }
    | { readonly kind: 'slot_status'; readonly clock: number }
    | { readonly kind: 'parameters'; readonly protocol: number; readonly data: Uint8Array }
  )

interface Said {
  readonly slot: number
  readonly seq: number
  readonly card: CardPower
  readonly outcome: Outcome
}

/** `bmICCStatus`. */
export type CardPower = 'active' | 'inactive' | 'absent'

/** `bmCommandStatus`, with what `bError` says about it. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: SlotError }
  /** The reader waits for the card and wants the host to wait `times` its usual time more. */
  | { readonly kind: 'more_time'; readonly times: number }

export type InMessageError = 'malformed_message' | 'unknown_message'

export const inMessageTypes = { dataBlock: 0x80, slotStatus: 0x81, parameters: 0x82 } as const

const powers: readonly (CardPower | undefined)[] = ['active', 'inactive', 'absent']

/**
 * Reads one whole bulk-IN message. Refuses bytes that are no message, and messages of a type that
 * a host asked for nothing never gets (Escape, data rate).
 */
export function decodeInMessage(bytes: Uint8Array): Result<InMessage, InMessageError> {
  const header = readHeader(bytes)
  if (header === null || bytes.length !== headerLength + header.length) {
    return err('malformed_message')
  }
  const [status, error, parameter] = header.parameters
  const card = powers[status & 0x03]
  const outcome = outcomeOf(status, error)
  if (card === undefined || outcome === null) return err('malformed_message')
  const { slot, seq } = header
  const said = { slot, seq, card, outcome }
  const data = bytes.slice(headerLength)
  if (header.type === inMessageTypes.dataBlock) {
    return ok({ ...said, kind: 'data_block', data, chain: parameter })
  }
  if (header.type === inMessageTypes.parameters) {
    return ok({ ...said, kind: 'parameters', data, protocol: parameter })
  }
  if (header.type !== inMessageTypes.slotStatus) return err('unknown_message')
  if (data.length > 0) return err('malformed_message')
  return ok({ ...said, kind: 'slot_status', clock: parameter })
}

function outcomeOf(status: number, error: number): Outcome | null {
  const commandStatus = status >> 6
  if (commandStatus === 0) return { kind: 'done' }
  if (commandStatus === 1) return { kind: 'failed', error: nameSlotError(error) }
  // Readers that do not know how long it takes say 0.
  if (commandStatus === 2) return { kind: 'more_time', times: Math.max(1, error) }
  return null
}
