import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeCommand, parseCommand } from './command.ts'
import { readDerExtent } from './der.ts'
import { encodeResponse, parseResponse } from './response.ts'
import { refusalOf } from './status-word.ts'

const byte = fc.integer({ min: 0, max: 255 })
const command = fc
  .record({
    cla: byte,
    ins: byte,
    p1: byte,
    p2: byte,
    data: fc.option(fc.uint8Array({ minLength: 1, maxLength: 255 }), { nil: undefined }),
    le: fc.option(fc.integer({ min: 1, max: 256 }), { nil: undefined }),
  })
  .map(({ data, le, ...header }) => ({
    ...header,
    ...(data === undefined ? {} : { data }),
    ...(le === undefined ? {} : { le }),
  }))

describe('commands', () => {
  test.each([
    [1, { cla: 0, ins: 0x20, p1: 0, p2: 0x80 }, '00200080'],
    [2, { cla: 0, ins: 0xb0, p1: 1, p2: 0, le: 256 }, '00b0010000'],
    [3, { cla: 0, ins: 0xa4, p1: 2, p2: 12, data: Uint8Array.of(0, 10) }, '00a4020c02000a'],
    [
      4,
      { cla: 0x80, ins: 0x2a, p1: 0, p2: 0x80, data: Uint8Array.of(1), le: 256 },
      '802a0080010100',
    ],
  ])('are written as case %i of ISO 7816-4', (_, given, hex) => {
    expect(Buffer.from(encodeCommand(given)).toString('hex')).toBe(hex)
  })

  test('come back as they were written', () => {
    fc.assert(
      fc.property(command, (given) => {
        expect(parseCommand(encodeCommand(given))).toEqual({ ok: true, value: given })
      }),
    )
  })

  test.each([
    '',
    '00',
    '00a402',
    '00a4020c00000a',
    '00a4020c020',
    '00a4020c0200',
    '00b00000000100',
  ])('refuse %s', (hex) => {
    const bytes = Uint8Array.from(Buffer.from(`${hex}${'0'.repeat(hex.length % 2)}`, 'hex'))

    expect(parseCommand(bytes)).toEqual({ ok: false, error: 'malformed_command' })
  })

  test('of any bytes are either refused or written back the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const parsed = parseCommand(bytes)
        if (parsed.ok) expect(encodeCommand(parsed.value)).toEqual(bytes)
      }),
      { numRuns: 500 },
    )
  })

  test('with fields out of range are a fault', () => {
    const header = { cla: 0, ins: 0x20, p1: 0, p2: 0x80 }

    expect(() => encodeCommand({ ...header, cla: 256 })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, data: new Uint8Array(256) })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, data: new Uint8Array() })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, le: 0 })).toThrow(RangeError)
  })
})

describe('responses', () => {
  test('come back as they were written', () => {
    const response = fc.record({
      data: fc.uint8Array({ maxLength: 256 }),
      sw: fc.integer({ min: 0, max: 0xffff }),
    })
    fc.assert(
      fc.property(response, (given) => {
        expect(parseResponse(encodeResponse(given))).toEqual({ ok: true, value: given })
      }),
    )
  })

  test.each([0, 1, 259])('of %i bytes are refused', (length) => {
    expect(parseResponse(new Uint8Array(length))).toEqual({
      ok: false,
      error: 'malformed_response',
    })
  })
})

describe('DER lengths', () => {
  test.each([
    ['3082062b', 0x30, 1583],
    ['3081ff', 0x30, 258],
    ['0403', 0x04, 5],
  ])('are read from %s', (hex, tag, totalLength) => {
    expect(readDerExtent(Buffer.from(hex, 'hex'))).toEqual({ tag, totalLength })
  })

  test.each(['', '30', '3080', '308200', '30810f', '30820010', '3f01', '30840000ffff'])(
    'are not read from %s',
    (hex) => {
      expect(readDerExtent(Buffer.from(hex, 'hex'))).toBeNull()
    },
  )

  test('are never negative nor a fault, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        expect(readDerExtent(bytes)?.totalLength ?? 2).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})

describe('status words', () => {
  test.each([
    [0x63c2, { kind: 'wrong_pin', triesLeft: 2 }],
    [0x63c1, { kind: 'wrong_pin', triesLeft: 1 }],
    [0x63c0, { kind: 'pin_blocked' }],
    [0x6983, { kind: 'pin_blocked' }],
    [0x6984, { kind: 'pin_blocked' }],
    [0x6a82, { kind: 'unexpected_status', sw: 0x6a82 }],
  ])('%i is a refusal with a name', (sw, refusal) => {
    expect(refusalOf(sw)).toEqual(refusal)
  })
})
