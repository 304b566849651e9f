import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { reportLength } from '../report-pipe.ts'
import { encodeMessage, type Fragment, longestMessage, parseReport } from './fragment.ts'
import {
  encodeReceived,
  gather,
  gatheredMessage,
  hasGap,
  missingReports,
  nothingGathered,
} from './gathering.ts'

const address = { channel: 0xa1b2c3, number: 7 }
const payloadOf = (length: number) => Uint8Array.from({ length }, (_, i) => i * 7)
const fragmentsOf = (reports: readonly Uint8Array[]): Fragment[] =>
  reports.map((report) => {
    const fragment = parseReport(report)
    if (!fragment.ok) throw new Error(fragment.error)
    return fragment.value
  })
const gatherAll = (fragments: readonly Fragment[]) => fragments.reduce(gather, nothingGathered)

describe('frames', () => {
  test.each([
    [0, 1],
    [57, 1],
    [58, 2],
    [116, 2],
    [117, 3],
    [longestMessage, 129],
  ])('cuts %i bytes into %i reports of 64 bytes', (length, count) => {
    const reports = encodeMessage({ ...address, command: 3, payload: payloadOf(length) })

    expect(reports.map((report) => report.length)).toEqual(Array(count).fill(reportLength))
    const whole = gatheredMessage(gatherAll(fragmentsOf(reports)))
    expect(whole).toEqual({ command: 3, payload: payloadOf(length) })
  })

  test('writes the bytes that CTAPHID has, with the message number in the fourth', () => {
    const [first, second] = encodeMessage({ ...address, command: 3, payload: payloadOf(60) })

    expect(first?.slice(0, 9)).toEqual(Uint8Array.of(0xa1, 0xb2, 0xc3, 7, 0x83, 0, 60, 0, 7))
    expect(second?.slice(0, 6)).toEqual(Uint8Array.of(0xa1, 0xb2, 0xc3, 7, 0, (57 * 7) & 0xff))
  })

  test.each([
    ['of 63 bytes', new Uint8Array(63)],
    ['of 65 bytes', new Uint8Array(65)],
    ['of no bytes', new Uint8Array()],
    ['that says 7,610 bytes', new Uint8Array(64).fill(0x83, 4, 5).with(5, 0x1d).with(6, 0xba)],
  ])('refuses a report %s', (_, report) => {
    expect(parseReport(report)).toEqual({ ok: false, error: 'malformed_report' })
  })

  test('refuses to write 7,610 bytes', () => {
    const payload = new Uint8Array(longestMessage + 1)

    expect(() => encodeMessage({ ...address, command: 3, payload })).toThrow(RangeError)
  })

  test('puts reports together in any order and however often they come', () => {
    const whole = fc.record({
      length: fc.integer({ min: 0, max: 1000 }),
      order: fc.infiniteStream(fc.nat()),
    })
    const property = fc.property(whole, ({ length, order }) => {
      const fragments = fragmentsOf(
        encodeMessage({ ...address, command: 3, payload: payloadOf(length) }),
      )
      const repeated = [...fragments, ...fragments]
        .map((fragment) => ({ fragment, rank: order.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ fragment }) => fragment)
      expect(gatheredMessage(gatherAll(repeated))?.payload).toEqual(payloadOf(length))
    })
    fc.assert(property, { numRuns: 50, seed: 3 })
  })

  test('names what is missing, and nothing else is sent again', () => {
    const reports = encodeMessage({ ...address, command: 3, payload: payloadOf(300) })
    const arrived = gatherAll(fragmentsOf(reports).filter(({ index }) => index !== 2))

    expect(hasGap(arrived)).toBe(true)
    expect(encodeReceived(arrived).slice(0, 2)).toEqual(Uint8Array.of(0b0011_1011, 0))
    expect(missingReports(reports, encodeReceived(arrived))).toEqual([reports[2]])
    expect(missingReports(reports, new Uint8Array())).toEqual(reports)
  })

  test('starts anew when a report contradicts the ones before', () => {
    const long = fragmentsOf(encodeMessage({ ...address, command: 3, payload: payloadOf(300) }))
    const short = fragmentsOf(encodeMessage({ ...address, command: 3, payload: payloadOf(5) }))

    const whole = gatheredMessage(gatherAll([...long.slice(0, 3), ...short]))

    expect(whole?.payload).toEqual(payloadOf(5))
  })

  test('survives any reports, keeps at most 129 and never invents bytes', () => {
    const report = fc.uint8Array({ minLength: 60, maxLength: 66 })
    const property = fc.property(fc.array(report, { maxLength: 200 }), (reports) => {
      const parsed = reports.map(parseReport).flatMap((one) => (one.ok ? [one.value] : []))
      const gathered = gatherAll(parsed)
      expect(gathered.parts.size).toBeLessThanOrEqual(129)
      const whole = gatheredMessage(gathered)
      expect(whole === null || whole.payload.length === gathered.head?.length).toBe(true)
    })
    fc.assert(property, { numRuns: 100, seed: 4 })
  })
})
