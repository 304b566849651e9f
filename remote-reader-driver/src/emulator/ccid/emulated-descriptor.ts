export interface DescriptorWish {
  readonly level: 'tpdu' | 'short_apdu' | 'extended_apdu'
  /** Bytes of the longest message, header included. */
  readonly longestMessage: number
  readonly picksVoltage: boolean
}

const levelBits = { tpdu: 0x00010000, short_apdu: 0x00020000, extended_apdu: 0x00040000 } as const
/** Automatic parameters, clock, baud rate, PPS and IFSD, as contactless readers declare them. */
const usualFeatures = 0x000004b2
const picksVoltageBit = 0x00000008

/** Writes the class descriptor of an emulated reader (CCID rev 1.1, §5.1): one slot, T=1. */
export function writeDescriptor({
  level,
  longestMessage,
  picksVoltage,
}: DescriptorWish): Uint8Array {
  const descriptor = new Uint8Array(54)
  const view = new DataView(descriptor.buffer)
  descriptor.set([54, 0x21, 0x10, 0x01, 0x00, 0x07, 0x02])
  view.setUint32(10, 4_000, true)
  view.setUint32(14, 4_000, true)
  view.setUint32(19, 10_752, true)
  view.setUint32(23, 250_000, true)
  view.setUint32(28, 254, true)
  const voltageFeature = picksVoltage ? picksVoltageBit : 0
  view.setUint32(40, usualFeatures | levelBits[level] | voltageFeature, true)
  view.setUint32(44, longestMessage, true)
  descriptor[53] = 1
  return descriptor
}
