import { describe, expect, test } from '@jest/globals'
import { bugReportName, writeBugReport } from './bug-report.ts'
import { eventLine, keyLine } from './log-line.ts'

const facts = {
  now: new Date('2026-11-22T09:30:00Z'),
  browser: 'Chromium',
  device: 'rdk',
  boxId: 'tanaka-living',
  reader: 'host',
  card: 'hanako',
  faults: { isNetworkOff: true },
  view: {},
  snapshot: { screen: 'pin', focused: '決定', text: '暗証番号 2けた入力ずみ' },
  versions: { app: '0.1.0' },
} as const

describe('the record of a fault', () => {
  test('holds screen, faults and log with times', () => {
    const log = [eventLine(Date.UTC(2026, 10, 22, 9, 29, 58, 104), '画面: pin')]

    const report: unknown = JSON.parse(writeBugReport({ ...facts, log }))

    expect(report).toMatchObject({
      format: 'mimamori-emulator-report/1',
      isSimulated: true,
      faults: { isNetworkOff: true },
      snapshot: { screen: 'pin' },
      log: [{ at: '2026-11-22T09:29:58.104Z', text: '画面: pin' }],
    })
  })

  test('holds no digit that was pressed', () => {
    const log = (['1', '2', '3', '4'] as const).map((cap) => keyLine(0, cap, 'RDK'))

    const report = writeBugReport({ ...facts, log })

    expect(report).not.toMatch(/キー 数字 \d/)
    expect(report).not.toMatch(/1234/)
  })

  test('blacks out a token that a message quotes', () => {
    const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'

    const report = writeBugReport({ ...facts, log: [eventLine(0, `broke: ${jws}`)] })

    expect(report).toContain('broke: ●●●')
  })

  test('is named after its time', () => {
    expect(bugReportName(facts.now)).toBe('mimamori-2026-11-22T09-30-00-000Z.json')
  })
})
