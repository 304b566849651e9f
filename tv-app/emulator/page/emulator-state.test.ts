import { describe, expect, test } from '@jest/globals'
import { eventLine } from '../log/log-line.ts'
import { initialState, noFaults, onNews, readerFaultsOf } from './emulator-state.ts'

describe('the QA page', () => {
  test('switches a fresh television on for another box, without the card', () => {
    const before = {
      ...initialState,
      boxId: 'a',
      card: 'hanako',
      lamps: { host: 'up', server: 'up' },
    } as const

    const after = onNews(before, { kind: 'television', chosen: { boxId: 'b' } })

    expect(after).toMatchObject({
      boxId: 'b',
      card: null,
      poweredOn: 1,
      lamps: { host: 'unknown', server: 'unknown' },
    })
  })

  test('leaves the card on the remote when only the television is switched on again', () => {
    const before = { ...initialState, boxId: 'a', card: 'hanako' }

    expect(onNews(before, { kind: 'television', chosen: {} }).card).toBe('hanako')
    expect(onNews(before, { kind: 'television', chosen: { device: 'tizen' } }).card).toBe('hanako')
  })

  test('shows which caps are down', () => {
    const one = onNews(initialState, { kind: 'held', cap: 'ok', isDown: true })
    const two = onNews(one, { kind: 'held', cap: 'up', isDown: true })

    expect(two.held).toEqual(['ok', 'up'])
    expect(onNews(two, { kind: 'held', cap: 'ok', isDown: false }).held).toEqual(['up'])
  })

  test('empties the log and keeps the faults', () => {
    const faulty = onNews(initialState, { kind: 'faults', changed: { isNetworkOff: true } })
    const logged = onNews(faulty, { kind: 'log', line: eventLine(0, 'one') })

    const cleared = onNews(logged, { kind: 'log_cleared' })

    expect(cleared.log).toEqual([])
    expect(cleared.faults).toEqual({ ...noFaults, isNetworkOff: true })
  })

  test('makes a slow card of 40 ms a command and 350 ms a signature', () => {
    expect(readerFaultsOf({ ...noFaults, isCardSlow: true, removeAtApdu: 7 })).toEqual({
      removeAtApdu: 7,
      apduMs: 40,
      signMs: 350,
    })
  })
})
