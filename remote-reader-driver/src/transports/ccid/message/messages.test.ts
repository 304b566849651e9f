import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { err, ok } from '../../../../contract/result.ts'
import { decodeInMessage } from './in-message.ts'
import { decodeInterruptMessage } from './interrupt-message.ts'
import { createMessageAssembler } from './message-assembler.ts'
import { encodeOutMessage, type OutMessage } from './out-message.ts'

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/ /g, ''), 'hex'))
const hex = (message: Uint8Array): string => Buffer.from(message).toString('hex')

describe('bulk-OUT messages', () => {
  const selectJpki = bytes('00A4040C0AD392F000260100000001')

  test.each<[string, OutMessage, number, string]>([
    ['power on', { kind: 'power_on', voltage: 'automatic' }, 0, '62 00000000 00 00 00 0000'],
    ['5 V', { kind: 'power_on', voltage: '5V' }, 1, '62 00000000 00 01 01 0000'],
    ['3 V', { kind: 'power_on', voltage: '3V' }, 2, '62 00000000 00 02 02 0000'],
    ['1.8 V', { kind: 'power_on', voltage: '1.8V' }, 3, '62 00000000 00 03 03 0000'],
    ['power off', { kind: 'power_off' }, 255, '63 00000000 00 FF 000000'],
    ['slot status', { kind: 'get_slot_status' }, 4, '65 00000000 00 04 000000'],
    ['get parameters', { kind: 'get_parameters' }, 5, '6C 00000000 00 05 000000'],
    ['reset parameters', { kind: 'reset_parameters' }, 6, '6D 00000000 00 06 000000'],
    [
      'set parameters',
      { kind: 'set_parameters', protocol: 1, data: bytes('1110004500FE00') },
      7,
      '61 07000000 00 07 01 0000 1110004500FE00',
    ],
    [
      'an APDU',
      { kind: 'transfer_block', part: 'whole', data: selectJpki },
      8,
      '6F 0F000000 00 08 00 0000 00A4040C0AD392F000260100000001',
    ],
    [
      'the request for more',
      { kind: 'transfer_block', part: 'go_on', data: new Uint8Array() },
      9,
      '6F 00000000 00 09 00 1000',
    ],
    ['abort', { kind: 'abort' }, 10, '72 00000000 00 0A 000000'],
  ])('%s', (_name, message, seq, wanted) => {
    expect(hex(encodeOutMessage(message, { slot: 0, seq }))).toBe(hex(bytes(wanted)))
  })

  test('a slot or sequence number that is no byte is a fault', () => {
    const address = { slot: 0, seq: 256 }

    expect(() => encodeOutMessage({ kind: 'abort' }, address)).toThrow(RangeError)
  })
})

describe('bulk-IN messages', () => {
  const said = { slot: 0, seq: 0, card: 'active', outcome: { kind: 'done' } }

  test('an answer to reset', () => {
    const message = decodeInMessage(bytes('80 09000000 00 00 00 00 00 3BE000FF8131FE4514'))

    const data = bytes('3BE000FF8131FE4514')
    expect(message).toEqual(ok({ ...said, kind: 'data_block', data, chain: 0 }))
  })

  test('a slot without a card', () => {
    const message = decodeInMessage(bytes('81 00000000 00 07 42 FE 01'))

    const outcome = { kind: 'failed', error: 'card_mute' }
    expect(message).toEqual(
      ok({ ...said, seq: 7, card: 'absent', outcome, kind: 'slot_status', clock: 1 }),
    )
  })

  test('a contactless card that a reader found mute (recorded: PCSC issue 102)', () => {
    const message = decodeInMessage(bytes('80 00 00 00 00 00 4E 41 FE 00'))

    const outcome = { kind: 'failed', error: 'card_mute' }
    expect(message).toMatchObject({ value: { seq: 0x4e, card: 'inactive', outcome } })
  })

  test('parameters of T=1', () => {
    const message = decodeInMessage(bytes('82 07000000 00 00 00 00 01 1110004500FE00'))

    const data = bytes('1110004500FE00')
    expect(message).toEqual(ok({ ...said, kind: 'parameters', data, protocol: 1 }))
  })

  test.each([
    ['80 00000000 00 00 80 0A 00', 10],
    ['80 00000000 00 00 80 00 00', 1],
  ])('%s asks for time', (text, times) => {
    expect(decodeInMessage(bytes(text))).toMatchObject({
      value: { outcome: { kind: 'more_time', times } },
    })
  })

  test.each([
    ['FF', 'aborted'],
    ['FE', 'card_mute'],
    ['FD', 'parity_error'],
    ['FC', 'overrun'],
    ['FB', 'hardware_error'],
    ['F8', 'bad_atr_start'],
    ['F7', 'bad_atr_checksum'],
    ['F6', 'protocol_not_supported'],
    ['F5', 'class_not_supported'],
    ['F4', 'procedure_byte_conflict'],
    ['F3', 'protocol_deactivated'],
    ['F2', 'busy_with_card'],
    ['F0', 'pin_timeout'],
    ['EF', 'pin_cancelled'],
    ['E0', 'slot_busy'],
    ['07', 'bad_power_select'],
    ['05', 'bad_slot'],
    ['01', 'bad_length'],
    ['00', 'command_not_supported'],
    ['7F', 'bad_field'],
    ['81', 'other'],
  ])('bError %s is %s', (code, error) => {
    expect(decodeInMessage(bytes(`80 00000000 00 00 40 ${code} 00`))).toMatchObject({
      value: { outcome: { kind: 'failed', error } },
    })
  })

  test.each([
    ['', 'malformed_message'],
    ['80 00000000 00 00 00 00', 'malformed_message'],
    ['80 02000000 00 00 00 00 00 90', 'malformed_message'],
    ['80 01000000 00 00 00 00 00 9000', 'malformed_message'],
    ['80 FFFFFFFF 00 00 00 00 00 9000', 'malformed_message'],
    ['80 00000000 00 00 03 00 00', 'malformed_message'],
    ['80 00000000 00 00 C0 00 00', 'malformed_message'],
    ['81 01000000 00 00 00 00 00 00', 'malformed_message'],
    ['83 00000000 00 00 00 00 00', 'unknown_message'],
    ['62 00000000 00 00 00 00 00', 'unknown_message'],
  ])('%j is refused', (text, reason) => {
    expect(decodeInMessage(bytes(text))).toEqual(err(reason))
  })
})

describe('traffic that was recorded', () => {
  /** A YubiKey 5 with libccid (github.com/LudovicRousseau/PCSC/issues/65). */
  test('gives a token its power', () => {
    const ask = (message: OutMessage, seq: number) =>
      hex(encodeOutMessage(message, { slot: 0, seq }))
    const answerToReset = '3BFD13000081 31FE1580 73C021C0 575975 62694B65 7940'

    expect(ask({ kind: 'get_slot_status' }, 4)).toBe('65000000000004000000')
    expect(decodeInMessage(bytes('81 00 00 00 00 00 04 00 00 00'))).toMatchObject({
      value: { kind: 'slot_status', seq: 4, card: 'active', outcome: { kind: 'done' } },
    })
    expect(ask({ kind: 'power_on', voltage: 'automatic' }, 5)).toBe('62000000000005000000')
    expect(decodeInMessage(bytes(`80 17 00 00 00 00 05 00 00 00 ${answerToReset}`))).toMatchObject({
      value: { kind: 'data_block', seq: 5, data: bytes(answerToReset) },
    })
  })

  /** A Nitrokey 3 (github.com/open-keychain/open-keychain/pull/2842). */
  test('asks a token for the next part of its answer', () => {
    const data = bytes('00CA006E00')
    const command = { kind: 'transfer_block', part: 'whole', data } as const
    const next = { kind: 'transfer_block', part: 'go_on', data: new Uint8Array() } as const
    const begin = `803600000000020000014f10d276000124010304000f9b717b4800005f520a0031f573c0
      01600590007f660802021db902021db97f74038101207381d8c00a3f`.replace(/\s/g, '')

    expect(hex(encodeOutMessage(command, { slot: 0, seq: 2 }))).toBe(
      '6f05000000000200000000ca006e00',
    )
    expect(decodeInMessage(bytes(begin))).toMatchObject({
      value: { kind: 'data_block', seq: 2, chain: 0x01 },
    })
    expect(hex(encodeOutMessage(next, { slot: 0, seq: 3 }))).toBe('6f000000000003001000')
  })
})

describe('interrupt-IN messages', () => {
  const change = (...slots: [boolean, boolean][]) =>
    slots.map(([isPresent, hasChanged]) => ({ isPresent, hasChanged }))
  const nothing: [boolean, boolean] = [false, false]

  test.each([
    ['50 03', change([true, true], nothing, nothing, nothing)],
    ['50 02', change([false, true], nothing, nothing, nothing)],
    ['50 0D', change([true, false], [true, true], nothing, nothing)],
  ])('%s', (text, slots) => {
    expect(decodeInterruptMessage(bytes(text))).toEqual(ok({ kind: 'slot_change', slots }))
  })

  test('a hardware error', () => {
    const value = { kind: 'hardware_error', slot: 1, seq: 9 }

    expect(decodeInterruptMessage(bytes('51 01 09 01'))).toEqual(ok(value))
  })

  test.each(['', '50', '51', '51 01', '51 01 09 01 00', '52 03', `50 ${'00'.repeat(65)}`])(
    '%j is refused',
    (text) => {
      expect(decodeInterruptMessage(bytes(text))).toEqual(err('malformed_message'))
    },
  )
})

describe('messages in pieces', () => {
  const reply = (seq: number, data: Uint8Array): Uint8Array =>
    Uint8Array.of(0x80, data.length, 0, 0, 0, 0, seq, 0, 0, 0, ...data)
  const messages = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 })
  const cuts = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 20 })

  test('are the same however they are cut', () => {
    fc.assert(
      fc.property(messages, cuts, (contents, sizes) => {
        const sent = contents.map((data, seq) => reply(seq, data))
        const stream = Uint8Array.from(sent.flatMap((message) => [...message]))
        const assembler = createMessageAssembler(271)
        const taken: Uint8Array[] = []
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          const whole = assembler.take(stream.subarray(at, at + size))
          if (whole.ok) taken.push(...whole.value)
          at += size
        }

        expect(taken).toEqual(sent)
      }),
    )
  })

  test.each([
    ['longer than agreed', '80 06010000 00 00 00 00 00 00', 'message_too_long'],
    ['of four gigabytes', '80 FFFFFFFF 00 00 00 00 00 00', 'message_too_long'],
    ['of no type that readers send', '62 00000000 00 00 00 00 00', 'not_a_message'],
  ])('and one %s ends it', (_name, text, reason) => {
    const assembler = createMessageAssembler(271)

    expect(assembler.take(bytes(text))).toEqual(err(reason))
    expect(assembler.take(reply(1, bytes('9000')))).toEqual(err(reason))
  })

  test('and any bytes at all give messages or a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (chunks) => {
        const assembler = createMessageAssembler(271)
        const taken = chunks.map(assembler.take).flatMap((some) => (some.ok ? some.value : []))

        expect(taken.every(({ length }) => length <= 271)).toBe(true)
      }),
    )
  })

  test('and no bytes at all make a decoder throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
        decodeInMessage(garbage)
        decodeInterruptMessage(garbage)
      }),
    )
  })
})
