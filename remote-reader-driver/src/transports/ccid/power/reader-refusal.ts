import type { CardRefusal } from '../../../../contract/card-refusal.ts'
import type { LinkFault } from '../../../apdu/link-fault.ts'
import type { InMessage } from '../message/in-message.ts'
import type { SlotError } from '../message/slot-error.ts'

export type OpenRefusal = Extract<
  CardRefusal['kind'],
  'no_card' | 'reader_busy' | 'reader_unavailable'
>

interface Meaning {
  /** While a powered card is asked. */
  readonly asked: LinkFault
  /** While a card is powered up. */
  readonly opened: OpenRefusal
}

const readerFails: Meaning = { asked: 'reader_unavailable', opened: 'reader_unavailable' }
const cardIsSilent: Meaning = { asked: 'card_timeout', opened: 'no_card' }
/** A card that this reader cannot speak with is none to it. */
const cardIsStrange: Meaning = { asked: 'reader_unavailable', opened: 'no_card' }
const readerIsBusy: Meaning = { asked: 'reader_unavailable', opened: 'reader_busy' }

const meanings: Readonly<Record<SlotError, Meaning>> = {
  aborted: cardIsSilent,
  card_mute: cardIsSilent,
  parity_error: readerFails,
  overrun: readerFails,
  hardware_error: readerFails,
  bad_atr_start: cardIsStrange,
  bad_atr_checksum: cardIsStrange,
  protocol_not_supported: cardIsStrange,
  class_not_supported: cardIsStrange,
  procedure_byte_conflict: readerFails,
  protocol_deactivated: readerFails,
  busy_with_card: readerIsBusy,
  pin_timeout: readerFails,
  pin_cancelled: readerFails,
  slot_busy: readerIsBusy,
  bad_power_select: readerFails,
  bad_slot: readerFails,
  bad_length: readerFails,
  command_not_supported: readerFails,
  bad_field: readerFails,
  other: readerFails,
}

/**
 * Why a card that had power gave no answer; null when it did. A card that has none any more was
 * taken away and laid back.
 */
export function faultOf({
  card,
  outcome,
}: InMessage): { readonly reason: LinkFault; readonly cause: string } | null {
  if (card === 'absent') return { reason: 'card_removed', cause: 'no card' }
  if (outcome.kind !== 'failed') return null
  const { asked } = meanings[outcome.error]
  return { reason: card === 'inactive' ? 'card_removed' : asked, cause: outcome.error }
}

/** Why a card cannot be powered up; null when the reader did what it was asked. */
export function refusalOf({ card, outcome }: InMessage): OpenRefusal | null {
  if (card === 'absent') return 'no_card'
  return outcome.kind === 'failed' ? meanings[outcome.error].opened : null
}
