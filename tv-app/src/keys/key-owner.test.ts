import { describe, expect, test } from '@jest/globals'
import { createKeyOwners, type KeyOwner } from './key-owner.ts'
import { keyTables } from './key-tables.ts'

function remote() {
  let ms = 0
  const owners = createKeyOwners({ table: keyTables.rdk, now: () => ms })
  const press = (key: string) => ({ key, keyCode: 0 })
  return {
    later: (by: number) => {
      ms += by
    },
    down: (key: string, inFront: KeyOwner) => owners.down(press(key), inFront),
    up: (key: string, inFront: KeyOwner) => owners.up(press(key), inFront),
  }
}

describe('a key of the one remote', () => {
  test('is of who is in front', () => {
    const one = remote()

    expect(one.down('ArrowDown', 'app')).toBe('app')
    expect(one.up('ArrowDown', 'app')).toBe('app')
    expect(one.down('ArrowDown', 'alert')).toBe('alert')
  })

  test('that answered an alert does nothing behind it, however long it is held', () => {
    const one = remote()
    one.down('Enter', 'alert')
    one.later(500)
    expect(one.down('Enter', 'app')).toBe('alert')
    one.later(900)
    expect(one.down('Enter', 'app')).toBe('alert')

    expect(one.up('Enter', 'app')).toBe('alert')
    one.later(400)
    expect(one.down('Enter', 'app')).toBe('app')
  })

  test.each<[KeyOwner, KeyOwner]>([
    ['alert', 'app'],
    ['app', 'alert'],
  ])('a trembling 決定 that was for the %s is not for the %s', (before, after) => {
    const one = remote()
    one.down('Enter', before)
    one.later(80)
    one.up('Enter', after)
    one.later(120)
    expect(one.down('Enter', after)).toBe(before)
    one.up('Enter', after)
    one.later(120)

    expect(one.down('Enter', after)).toBe(after)
  })

  test('a direction that was held as the alert came does not move its focus', () => {
    const one = remote()
    one.down('ArrowDown', 'app')
    one.later(500)

    expect(one.down('ArrowDown', 'alert')).toBe('app')
    one.up('ArrowDown', 'alert')
    expect(one.down('ArrowDown', 'alert')).toBe('alert')
  })

  test('is free again where nobody heard that it was let go', () => {
    const one = remote()
    one.down('Enter', 'app')
    one.later(1_000)

    expect(one.down('Enter', 'alert')).toBe('alert')
  })

  test('of another device is of who is in front', () => {
    const one = remote()
    one.down('F13', 'app')

    expect(one.down('F13', 'alert')).toBe('alert')
  })
})
