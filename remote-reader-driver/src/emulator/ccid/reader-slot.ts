import { chainParts, powerSelects } from '../../transports/ccid/message/out-message.ts'
import type { CardTray } from '../card-tray.ts'
import type { EmulatedCard } from '../emulated-card.ts'
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

/** T=1 with its default values (CCID rev 1.1, §6.1.7). */
const parametersOfT1 = {
  type: 'parameters',
  data: Uint8Array.of(0x11, 0x10, 0x00, 0x45, 0x00, 0xfe, 0x00),
  parameter: 1,
} as const
const nothing = new Uint8Array()

/** Creates the slot over the tray that cards are laid on. Taking the card ends its power. */
export function createReaderSlot({ tray, faults, blockBytes }: ReaderSlotDeps): ReaderSlot {
  let isActive = false
  const chain = createBlockChain(blockBytes)
  tray.onPresence(() => {
    isActive = false
    chain.clear()
  })
  const status = (): Reply['card'] => {
    if (tray.card() === null) return 'absent'
    return isActive ? 'active' : 'inactive'
  }
  const mute = (): Reply => ({ type: 'dataBlock', card: status(), failed: cardMute })
  const slotStatus = (): Reply => ({ type: 'slotStatus', card: status() })
  const parameters = (): Reply => ({ ...parametersOfT1, card: status() })
  const powerOn = ({ parameters: [voltage] }: Asked): Reply => {
    const card = tray.card()
    const isMute = faults().mutesAt.some((mutedAt) => powerSelects[mutedAt] === voltage)
    if (card === null || isMute) return mute()
    card.powerOff()
    isActive = true
    return { type: 'dataBlock', card: 'active', data: card.atr }
  }
  const powerOff = (): Reply => {
    tray.card()?.powerOff()
    chain.clear()
    isActive = false
    return slotStatus()
  }
  const transfer = ({ parameters: [, part], data }: Asked): Reply => {
    const card = tray.card()
    return card === null || !isActive ? mute() : chain.transfer(card, part, data)
  }
  const rules: Readonly<Record<Asked['kind'], (asked: Asked) => Reply>> = {
    power_on: powerOn,
    power_off: powerOff,
    get_slot_status: slotStatus,
    get_parameters: parameters,
    reset_parameters: parameters,
    set_parameters: parameters,
    transfer_block: transfer,
    abort: () => ({ ...slotStatus(), failed: notSupported }),
  }
  return { answer: (asked) => rules[asked.kind](asked), status }
}

/** Gathers a command from its blocks and deals the answer out in blocks (CCID rev 1.1, §6.1.4). */
function createBlockChain(blockBytes: number | null) {
  let command = nothing
  let answer = nothing
  const deal = (isFirst: boolean): Reply => {
    const data = answer.slice(0, blockBytes ?? answer.length)
    answer = answer.slice(data.length)
    return { type: 'dataBlock', card: 'active', data, parameter: chainOf(isFirst, answer) }
  }
  return {
    clear: () => {
      command = nothing
      answer = nothing
    },
    transfer: (card: EmulatedCard, part: number, data: Uint8Array): Reply => {
      if (part === chainParts.go_on) return deal(false)
      command = Uint8Array.of(...command, ...data)
      if (part === chainParts.begin || part === chainParts.middle) {
        return { type: 'dataBlock', card: 'active', parameter: chainParts.go_on }
      }
      answer = Uint8Array.from(card.exchange(command))
      command = nothing
      return deal(true)
    },
  }
}

function chainOf(isFirst: boolean, rest: Uint8Array): number {
  if (rest.length === 0) return isFirst ? chainParts.whole : chainParts.end
  return isFirst ? chainParts.begin : chainParts.middle
}
