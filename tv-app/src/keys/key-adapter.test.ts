import { describe, expect, test } from '@jest/globals'
import { createKeyAdapter, type KeyPress } from './key-adapter.ts'
import { keyFamilies, keyTables, tvKeyOf } from './key-tables.ts'
import type { TvKey } from './tv-key.ts'

function remote() {
  let ms = 0
  const told: TvKey[] = []
  const adapter = createKeyAdapter({
    table: keyTables.rdk,
    onKey: (key) => told.push(key),
    now: () => ms,
  })
  const press = (key: string, repeat = false): KeyPress => ({
    ...{ key, keyCode: 0, repeat, preventDefault: () => undefined },
  })
  return {
    told,
    later: (by: number) => {
      ms += by
    },
    down: (key: string, repeat = false) => adapter.down(press(key, repeat)),
    up: (key: string) => adapter.up(press(key)),
    release: adapter.release,
  }
}

describe('held keys', () => {
  test('a direction repeats about six times a second', () => {
    const one = remote()
    one.down('ArrowDown')
    for (let at = 0; at < 1000; at += 30) {
      one.later(30)
      one.down('ArrowDown', true)
    }

    expect(one.told.length).toBeGreaterThanOrEqual(5)
    expect(one.told.length).toBeLessThanOrEqual(7)
  })

  test.each(['Enter', '5', 'ColorF3Blue'])('%s does not repeat', (key) => {
    const one = remote()
    one.down(key)
    one.later(500)
    one.down(key, true)
    one.later(500)
    one.down(key)

    expect(one.told).toHaveLength(1)
  })

  test('a trembling 決定 counts once', () => {
    const one = remote()
    for (const wait of [0, 120, 120]) {
      one.later(wait)
      one.down('Enter')
      one.up('Enter')
    }
    one.later(400)
    one.down('Enter')

    expect(one.told).toEqual(['ok', 'ok'])
  })

  test('two quick presses of one digit are two digits', () => {
    const one = remote()
    for (let presses = 0; presses < 2; presses += 1) {
      one.down('1')
      one.later(60)
      one.up('1')
      one.later(60)
    }

    expect(one.told).toEqual(['1', '1'])
  })
})

describe('戻る', () => {
  test('is told when it is let go', () => {
    const one = remote()
    one.down('Escape')
    expect(one.told).toEqual([])
    one.later(200)
    one.up('Escape')

    expect(one.told).toEqual(['back'])
  })

  test('held for a second is one long press, with or without repeats', () => {
    const repeating = remote()
    repeating.down('Escape')
    repeating.later(1000)
    repeating.down('Escape', true)
    repeating.later(400)
    repeating.up('Escape')
    const silent = remote()
    silent.down('Escape')
    silent.later(1100)
    silent.up('Escape')

    expect(repeating.told).toEqual(['back_long'])
    expect(silent.told).toEqual(['back_long'])
  })

  test('is forgotten when the window loses its keys', () => {
    const one = remote()
    one.down('Escape')
    one.release()
    one.later(2000)
    one.up('Escape')

    expect(one.told).toEqual([])
  })
})

describe('tables', () => {
  test.each([
    ['hbbtv', 461, 'back'],
    ['webos', 461, 'back'],
    ['tizen', 10009, 'back'],
    ['rdk', 8, 'back'],
    ['hybridcast', 406, 'blue'],
    ['rdk', 423, 'blue'],
    ['tizen', 405, 'yellow'],
    ['computer', 101, '5'],
  ] as const)('%s knows code %i', (family, keyCode, key) => {
    expect(tvKeyOf({ key: 'Unidentified', keyCode }, keyTables[family])).toBe(key)
  })

  test.each(keyFamilies)('%s has the six keys and the digits by number alone', (family) => {
    const codes = [38, 40, 37, 39, 13, ...Array.from({ length: 10 }, (_, digit) => 48 + digit)]
    const keys = codes.map((keyCode) => tvKeyOf({ key: '', keyCode }, keyTables[family]))

    expect(keys).toEqual(['up', 'down', 'left', 'right', 'ok', ...'0123456789'])
  })

  test('a name goes before a number', () => {
    expect(tvKeyOf({ key: 'ArrowUp', keyCode: 40 }, keyTables.rdk)).toBe('up')
  })

  test('other keys are not ours', () => {
    expect(tvKeyOf({ key: 'F5', keyCode: 116 }, keyTables.computer)).toBeNull()
  })
})
