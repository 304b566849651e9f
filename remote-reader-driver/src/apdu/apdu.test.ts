import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeCommand, parseCommand } from './command.ts'
import { readDerExtent } from './der.ts'
import { encodeResponse, parseResponse } from './response.ts'
import { refusalOfPin } from './status-word.ts'

const byte = fc.integer({ min: 0, max: 255 })
/** Of a length at either side of every limit, or anywhere between; one byte repeated. */
const lengths = fc.oneof(fc.constantFrom(1, 254, 255, 256, 257), fc.integer({ min: 1, max: 600 }))
const anyData = fc.tuple(lengths, byte).map(([length, value]) => new Uint8Array(length).fill(value))
const command = fc
  .record({
    cla: byte,
    ins: byte,
    p1: byte,
    p2: byte,
    data: fc.option(anyData, { nil: undefined }),
    le: fc.option(fc.integer({ min: 1, max: 0x10000 }), { nil: undefined }),
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

  test.each([
    ['2E', { le: 257 }, '00b00000000101'],
    ['2E', { le: 0x10000 }, '00b00000000000'],
    ['3E', { data: new Uint8Array(256).fill(7) }, `00b00000000100${'07'.repeat(256)}`],
    ['4E', { data: new Uint8Array(256), le: 1 }, `00b00000000100${'00'.repeat(256)}0001`],
    ['4E', { data: Uint8Array.of(7), le: 0x10000 }, '00b0000000000107' + '0000'],
  ])('are written as case %s where the short form does not hold them', (_, rest, hex) => {
    const given = { cla: 0, ins: 0xb0, p1: 0, p2: 0, ...rest }

    expect(Buffer.from(encodeCommand(given)).toString('hex')).toBe(hex)
    expect(parseCommand(Buffer.from(hex, 'hex'))).toMatchObject({ ok: true, value: rest })
  })

  test('are as long as 65,535 bytes', () => {
    const given = { cla: 0, ins: 0x20, p1: 0, p2: 0, data: new Uint8Array(0xffff).fill(7) }
    const parsed = parseCommand(encodeCommand({ ...given, le: 0x10000 }))

    expect(parsed).toMatchObject({ ok: true, value: { le: 0x10000 } })
    expect(parsed.ok && Buffer.compare(parsed.value.data ?? Buffer.of(), given.data)).toBe(0)
  })

  test.each([
    ['00b00000000100', { le: 256 }],
    ['00b000000000010a', { data: Uint8Array.of(10) }],
    ['00b000000000010a0000', { data: Uint8Array.of(10), le: 0x10000 }],
  ])('are read from the extended form %s although the short one holds them', (hex, rest) => {
    const value = { cla: 0, ins: 0xb0, p1: 0, p2: 0, ...rest }

    expect(parseCommand(Uint8Array.from(Buffer.from(hex, 'hex')))).toEqual({ ok: true, value })
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
    '00a4020c0000',
    '00a4020c00000a00',
    '00a4020c00000a0000',
    '00a4020c000002000a00',
    '00a4020c020',
    '00a4020c0200',
    '00a4020c02000a0000',
    '00b0000000000000',
  ])('refuse %s', (hex) => {
    const bytes = Uint8Array.from(Buffer.from(`${hex}${'0'.repeat(hex.length % 2)}`, 'hex'))

    expect(parseCommand(bytes)).toEqual({ ok: false, error: 'malformed_command' })
  })

  test('of any bytes are either refused or come back when they are written and read again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const parsed = parseCommand(bytes)
        if (!parsed.ok) return
        const written = encodeCommand(parsed.value)
        expect(parseCommand(written)).toEqual(parsed)
        expect(written.length).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 500 },
    )
  })

  test('that are cut short or go on are never taken for the whole', () => {
    fc.assert(
      fc.property(
        command,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        (given, at, more) => {
          const bytes = encodeCommand(given)
          const broken = [bytes.slice(0, at % bytes.length), Uint8Array.of(...bytes, ...more)]
          for (const parsed of broken.map(parseCommand)) {
            expect(parsed).not.toEqual({ ok: true, value: given })
          }
        },
      ),
    )
  })

  test('with fields out of range are a fault', () => {
    const header = { cla: 0, ins: 0x20, p1: 0, p2: 0x80 }

    expect(() => encodeCommand({ ...header, cla: 256 })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, data: new Uint8Array(0x10000) })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, le: 0x10001 })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, data: new Uint8Array() })).toThrow(RangeError)
    expect(() => encodeCommand({ ...header, le: 0 })).toThrow(RangeError)
  })
})

describe('responses', () => {
  test('come back as they were written', () => {
    const response = fc.record({
      data: fc.oneof(fc.uint8Array({ maxLength: 256 }), anyData),
      sw: fc.integer({ min: 0, max: 0xffff }),
    })
    fc.assert(
      fc.property(response, (given) => {
        expect(parseResponse(encodeResponse(given))).toEqual({ ok: true, value: given })
      }),
    )
  })

  test('are as long as 65,536 bytes and their status', () => {
    const data = new Uint8Array(0x10000).fill(7)
    const parsed = parseResponse(encodeResponse({ data, sw: 0x9000 }))

    expect(parsed.ok && Buffer.compare(parsed.value.data, data)).toBe(0)
    expect(() => encodeResponse({ data: new Uint8Array(0x10001), sw: 0x9000 })).toThrow(RangeError)
  })

  test.each([0, 1, 0x10003])('of %i bytes are refused', (length) => {
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
    expect(readDerExtent(Buffer.from(hex, 'hex'))).toMatchObject({ tag, totalLength })
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
    expect(refusalOfPin(sw)).toEqual(refusal)
  })
})
