import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { err, ok } from '../../../../contract/result.ts'
import { decodeClassDescriptor, findClassDescriptor } from './class-descriptor.ts'

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/ /g, ''), 'hex'))

/** The fields that an ACR1252U reports (LudovicRousseau/CCID, readers/ACS_ACR1252_Reader.txt). */
const contactlessReader = bytes(
  `36 21 0001 00 07 02000000 A00F0000 A00F0000 00 002A0000 90D00300 00
   FE000000 00000000 00000000 BA040400 0A020000 00 00 0000 00 01`.replace(/\n/g, ''),
)
/** A recorded descriptor of a device that leaves TPDUs to its host. */
const tpduReader = bytes(
  `36 21 1001 00 02 03000000 C0120000 C0120000 00 67320000 00420F00 00
   FE000000 00000000 00000000 30030100 0F010000 00 00 0000 00 01`.replace(/\n/g, ''),
)
const changed = (at: number, ...values: number[]): Uint8Array => {
  const descriptor = Uint8Array.from(contactlessReader)
  descriptor.set(values, at)
  return descriptor
}

describe('a class descriptor', () => {
  test('of a contactless reader', () => {
    expect(decodeClassDescriptor(contactlessReader)).toEqual(
      ok({
        slotCount: 1,
        voltages: ['5V', '3V', '1.8V'],
        picksVoltage: true,
        setsParameters: true,
        exchangeLevel: 'extended_apdu',
        longestMessage: 522,
        mostBusySlots: 1,
      }),
    )
  })

  test('of a reader that leaves blocks and voltage to the host', () => {
    expect(decodeClassDescriptor(tpduReader)).toEqual(
      ok({
        slotCount: 1,
        voltages: ['3V'],
        picksVoltage: false,
        setsParameters: false,
        exchangeLevel: 'tpdu',
        longestMessage: 271,
        mostBusySlots: 1,
      }),
    )
  })

  test.each([
    ['cut short', contactlessReader.subarray(0, 53)],
    ['too long', Uint8Array.of(...contactlessReader, 0)],
    ['of another length byte', changed(0, 0x35)],
    ['of another type', changed(1, 0x04)],
    ['with two exchange levels', changed(42, 0x06)],
    ['without room for a message', changed(44, 10, 0, 0, 0)],
    ['empty', new Uint8Array()],
  ])('is refused when it is %s', (_name, descriptor) => {
    expect(decodeClassDescriptor(descriptor)).toEqual(err('malformed_descriptor'))
  })

  test('never makes the host hold more than an extended answer needs', () => {
    const claimed = decodeClassDescriptor(changed(44, 0xff, 0xff, 0xff, 0xff))

    expect(claimed).toMatchObject({ value: { longestMessage: 65_554 } })
  })
})

describe('the descriptors of a configuration', () => {
  const configuration = [9, 2, 93, 0, 1, 1, 0, 0x80, 50]
  const interfaceOf = (number: number) => [9, 4, number, 0, 3, 0xff, 0, 0, 0]

  test('hold the class descriptor behind its interface', () => {
    const all = [configuration, interfaceOf(0), interfaceOf(1), [...contactlessReader]]

    expect(findClassDescriptor(Uint8Array.from(all.flat()), 1)).toEqual(contactlessReader)
    expect(findClassDescriptor(Uint8Array.from(all.flat()), 0)).toBeNull()
  })

  test('may be any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(3), (garbage, number) => {
        expect(findClassDescriptor(garbage, number)).toBeNull()
      }),
    )
  })
})
