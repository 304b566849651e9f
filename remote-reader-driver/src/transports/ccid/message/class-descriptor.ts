import { err, ok, type Result } from '../../../../contract/result.ts'
import { headerLength } from './header.ts'
import type { PowerSelect } from './out-message.ts'

/** What a reader says about itself in its class descriptor (CCID rev 1.1, §5.1). */
export interface CcidDescriptor {
  readonly slotCount: number
  /** The voltages it can give, highest first. */
  readonly voltages: readonly Exclude<PowerSelect, 'automatic'>[]
  readonly picksVoltage: boolean
  /** It finds out by itself, from the card's ATR, how to speak with the card. */
  readonly setsParameters: boolean
  readonly exchangeLevel: ExchangeLevel
  /** `dwMaxCCIDMessageLength`: bytes of the longest message, header included. */
  readonly longestMessage: number
  /** `bMaxCCIDBusySlots`: how many slots it can serve at the same time. */
  readonly mostBusySlots: number
}

export type ExchangeLevel = 'character' | 'tpdu' | 'short_apdu' | 'extended_apdu'

export const descriptorLength = 54

const descriptorType = 0x21
/** Readers with an interface of a vendor class may carry the descriptor under this type. */
const vendorDescriptorType = 0xff
const interfaceDescriptorType = 0x04
const levelMask = 0x00070000
const levels = new Map<number, ExchangeLevel>([
  [0x00000000, 'character'],
  [0x00010000, 'tpdu'],
  [0x00020000, 'short_apdu'],
  [0x00040000, 'extended_apdu'],
])
const picksVoltage = 0x00000008
const setsParameters = 0x00000002 | 0x00000040
/** Header, extended command header, 65,535 bytes of data, and Le. */
const longestSensible = headerLength + 65_544

/** Reads the 54 bytes; refuses what is no class descriptor or contradicts itself. */
export function decodeClassDescriptor(
  bytes: Uint8Array,
): Result<CcidDescriptor, 'malformed_descriptor'> {
  const isOurs = bytes[1] === descriptorType || bytes[1] === vendorDescriptorType
  if (bytes.length !== descriptorLength || bytes[0] !== descriptorLength || !isOurs) {
    return err('malformed_descriptor')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, descriptorLength)
  const features = view.getUint32(40, true)
  const longestMessage = view.getUint32(44, true)
  const exchangeLevel = levels.get(features & levelMask)
  if (exchangeLevel === undefined || longestMessage <= headerLength) {
    return err('malformed_descriptor')
  }
  return ok({
    slotCount: view.getUint8(4) + 1,
    voltages: voltagesIn(view.getUint8(5)),
    picksVoltage: (features & picksVoltage) !== 0,
    setsParameters: (features & setsParameters) !== 0,
    exchangeLevel,
    longestMessage: Math.min(longestMessage, longestSensible),
    mostBusySlots: view.getUint8(53),
  })
}

const voltageBits = [
  ['5V', 0x01],
  ['3V', 0x02],
  ['1.8V', 0x04],
] as const

const voltagesIn = (bits: number): CcidDescriptor['voltages'] =>
  voltageBits.filter(([, bit]) => (bits & bit) !== 0).map(([voltage]) => voltage)

/**
 * Finds an interface's class descriptor among the descriptors of a USB configuration (USB 2.0,
 * §9.6.3); null when there is none or the bytes are none.
 */
export function findClassDescriptor(
  configuration: Uint8Array,
  interfaceNumber: number,
): Uint8Array | null {
  let isInside = false
  let offset = 0
  while (offset + 2 <= configuration.length) {
    const length = configuration[offset] ?? 0
    const descriptor = configuration.slice(offset, offset + length)
    if (length < 2 || descriptor.length !== length) return null
    if (descriptor[1] === interfaceDescriptorType) isInside = descriptor[2] === interfaceNumber
    if (isInside && decodeClassDescriptor(descriptor).ok) return descriptor
    offset += length
  }
  return null
}
