import { describe, expect, test } from '@jest/globals'
import { clockOf, eventLine, httpLine, keyLine, linesOf, withLine } from './log-line.ts'

describe('the log', () => {
  test.each(['1', '7', '10', '11', '12'] as const)('never says that the cap was %s', (cap) => {
    const line = keyLine(0, cap, 'RDK')

    expect(line.text).toBe('キー 数字 ●')
    expect(line.note).toBe('伏せています')
  })

  test('says which other cap was pressed and on which device', () => {
    expect(keyLine(0, 'ok', 'RDK')).toMatchObject({ text: 'キー 決定', note: 'RDK' })
  })

  test('shows the events between the words of the card', () => {
    const card = { at: 1, source: 'apdu', mark: 'to_card', text: '00 A4', note: '' } as const
    const screen = eventLine(2, '画面: pin')
    const http = httpLine(3, { method: 'GET', path: '/letters', status: null, durationMs: 4.4 })
    const log = [card, screen, http]

    expect(linesOf(log, 'apdu')).toEqual([card, screen])
    expect(linesOf(log, 'events')).toEqual([screen])
    expect(linesOf(log, 'http')).toEqual([http])
    expect(http.note).toBe('答えなし　4 ms')
  })

  test('forgets the oldest lines', () => {
    let log = withLine([], eventLine(0, 'first'))
    for (let at = 1; at <= 500; at += 1) log = withLine(log, eventLine(at, 'next'))

    expect(log).toHaveLength(500)
    expect(log[0]?.text).toBe('next')
  })

  test('counts time within the minute', () => {
    expect(clockOf(60_000 * 7 + 2_104)).toBe('02.104')
  })
})
