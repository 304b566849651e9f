import { chainParts, powerSelects } from '../../transports/ccid/message/out-message.ts'
import type { CardTray } from '../card-tray.ts'
import type { ReaderFaults } from './reader-faults.ts'
import type { Asked, Reply } from './reader-wire.ts'

/** The electronics between the wire and the card: power, blocks and their chains. */
export interface ReaderSlot {
  readonly answer: (asked: Asked) => Reply
  readonly status: () => Reply['card']
}

export interface ReaderSlotDeps {
  readonly tray: CardTray
  readonly faults: () => ReaderFaults
  /** How much an extended-APDU reader puts into one block; null where answers come whole. */
  readonly blockBytes: number | null
}

/** `bError`. */
export const cardMute = 0xfe
const notSupported = 0x00

/** `abProtocolDataStructure` of T=1 with its default values (CCID rev 1.1, §6.1.7). */
const parametersOfT1 = Uint8Array.of(0x11, 0x10, 0x00, 0x45, 0x00, 0xfe, 0x00)
const nothing = new Uint8Array()

/** Creates the slot over the tray that cards are laid on. Taking the card ends its power. */
export function createReaderSlot({ tray, faults, blockBytes }: ReaderSlotDeps): ReaderSlot {
  let isActive = false
  let command = nothing
  let answer = nothing
  tray.onPresence(() => {
    isActive = false
    command = nothing
    answer = nothing
  })
  const status = (): Reply['card'] => {
    if (tray.card() === null) return 'absent'
    return isActive ? 'active' : 'inactive'
  }
  const mute = (): Reply => ({ type: 'dataBlock', card: status(), failed: cardMute })

  const powerOn = ({ parameters }: Asked): Reply => {
    const card = tray.card()
    const isMute = faults().mutesAt.some((voltage) => powerSelects[voltage] === parameters[0])
    if (card === null || isMute) return mute()
    card.powerOff()
    isActive = true
    return { type: 'dataBlock', card: 'active', data: card.atr }
  }
  const powerOff = (): Reply => {
    tray.card()?.powerOff()
    isActive = false
    return { type: 'slotStatus', card: status() }
  }
  const nextBlock = (): Reply => {
    const data = answer.slice(0, blockBytes ?? answer.length)
    const isFirst = command.length > 0
    command = nothing
    answer = answer.slice(data.length)
    return { type: 'dataBlock', card: 'active', data, parameter: chainOf(isFirst, answer) }
  }
  const transfer = ({ parameters, data }: Asked): Reply => {
    const card = tray.card()
    if (card === null || !isActive) return mute()
    const part = parameters[1]
    if (part === chainParts.go_on) return nextBlock()
    command = Uint8Array.of(...command, ...data)
    if (part === chainParts.begin || part === chainParts.middle) {
      return { type: 'dataBlock', card: 'active', parameter: chainParts.go_on }
    }
    answer = Uint8Array.from(card.exchange(command))
    return nextBlock()
  }
  const slotStatus = (): Reply => ({ type: 'slotStatus', card: status() })
  const parameters = (): Reply => ({
    type: 'parameters',
    card: status(),
    data: parametersOfT1,
    parameter: 1,
  })
  const rules: Readonly<Record<Asked['kind'], (asked: Asked) => Reply>> = {
    power_on: powerOn,
    power_off: powerOff,
    get_slot_status: slotStatus,
    get_parameters: parameters,
    reset_parameters: parameters,
    set_parameters: parameters,
    transfer_block: transfer,
    abort: () => ({ type: 'slotStatus', card: status(), failed: notSupported }),
  }
  return { answer: (asked) => rules[asked.kind](asked), status }
}

function chainOf(isFirst: boolean, rest: Uint8Array): number {
  if (rest.length === 0) return isFirst ? chainParts.whole : chainParts.end
  return isFirst ? chainParts.begin : chainParts.middle
}
