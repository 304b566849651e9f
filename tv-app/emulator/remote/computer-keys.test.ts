import { describe, expect, test } from '@jest/globals'
import { type ComputerKey, computerKeyOf, isTakenBy, meaningOf } from './computer-keys.ts'
import { remoteCaps } from './remote-caps.ts'

const key = (code: string, part: Partial<ComputerKey> = {}): ComputerKey => ({
  code,
  isAlt: false,
  isShortcut: false,
  isTakenByControl: false,
  ...part,
})

describe('the keys of the computer', () => {
  test.each([
    ['ArrowUp', 'up'],
    ['Enter', 'ok'],
    ['Escape', 'back'],
    ['Backspace', 'back'],
    ['Digit7', '7'],
    ['Numpad7', '7'],
    ['Digit0', '10'],
    ['Minus', '11'],
    ['Equal', '12'],
    ['KeyZ', 'blue'],
    ['KeyX', 'red'],
    ['KeyC', 'green'],
    ['KeyV', 'yellow'],
    ['KeyD', 'd'],
  ])('press with %s the cap %s', (code, cap) => {
    expect(meaningOf(key(code))).toEqual({ kind: 'cap', cap })
  })

  test('print a key on every cap', () => {
    expect(Object.keys(computerKeyOf).sort()).toEqual([...remoteCaps].sort())
  })

  test('lay a card with Alt and the number of its place', () => {
    expect(meaningOf(key('Digit2', { isAlt: true }))).toEqual({ kind: 'card', at: 1 })
  })

  test.each([
    ['a letter without a cap', key('KeyQ')],
    ['a shortcut of the browser', key('KeyC', { isShortcut: true })],
    ['Alt and a letter', key('KeyD', { isAlt: true })],
    ['a key that the focused control takes', key('ArrowUp', { isTakenByControl: true })],
  ])('leave alone %s', (_, pressed) => {
    expect(meaningOf(pressed)).toEqual({ kind: 'none' })
  })

  test.each([
    ['INPUT', 'Digit1', true],
    ['SELECT', 'ArrowDown', true],
    ['BUTTON', 'Enter', true],
    ['BUTTON', 'ArrowDown', false],
    ['BODY', 'Enter', false],
  ])('belong to a focused %s with %s: %s', (tagName, code, isTaken) => {
    expect(isTakenBy(tagName, code)).toBe(isTaken)
  })
})
