import type { RemoteCap } from './remote-caps.ts'

/** `KeyboardEvent.code` (UI Events: the place on the keyboard, whatever the layout) to a cap. */
const capOfCode: Partial<Record<string, RemoteCap>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'ok',
  NumpadEnter: 'ok',
  Escape: 'back',
  Backspace: 'back',
  KeyD: 'd',
  KeyZ: 'blue',
  KeyX: 'red',
  KeyC: 'green',
  KeyV: 'yellow',
  Digit0: '10',
  Numpad0: '10',
  Minus: '11',
  Equal: '12',
}
const digitCode = /^(?:Digit|Numpad)([1-9])$/

const isCapDigit = (digit: string): digit is '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' =>
  /^[1-9]$/.test(digit)

/** Printed small on each cap. */
export const computerKeyOf = {
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5',
  '6': '6',
  '7': '7',
  '8': '8',
  '9': '9',
  '10': '0',
  '11': '-',
  '12': '^',
  up: '↑',
  left: '←',
  ok: 'Enter',
  right: '→',
  down: '↓',
  back: 'Esc',
  d: 'D',
  blue: 'Z',
  red: 'X',
  green: 'C',
  yellow: 'V',
} as const satisfies Record<RemoteCap, string>

/** A key of the computer with what decides whom it is for. */
export interface ComputerKey {
  readonly code: string
  readonly isAlt: boolean
  /** Ctrl or the command key: a shortcut of the browser. */
  readonly isShortcut: boolean
  /** What has the focus on the page takes this key itself: a field, a list, a button. */
  readonly isTakenByControl: boolean
}

export type KeyMeaning =
  | { readonly kind: 'cap'; readonly cap: RemoteCap }
  /** Alt with a digit lays the card at that place of the tray. */
  | { readonly kind: 'card'; readonly at: number }
  | { readonly kind: 'none' }

const capOf = (code: string): RemoteCap | null => {
  const digit = digitCode.exec(code)?.[1]
  if (digit !== undefined && isCapDigit(digit)) return digit
  return capOfCode[code] ?? null
}

/** What a key of the computer means to the remote while the page has the focus. */
export function meaningOf(key: ComputerKey): KeyMeaning {
  if (key.isShortcut) return { kind: 'none' }
  const digit = digitCode.exec(key.code)?.[1]
  if (key.isAlt) {
    return digit === undefined ? { kind: 'none' } : { kind: 'card', at: Number(digit) - 1 }
  }
  const cap = capOf(key.code)
  return cap === null || key.isTakenByControl ? { kind: 'none' } : { kind: 'cap', cap }
}

/** Fields and lists take every key; a focused button takes only what presses it. */
export function isTakenBy(tagName: string, code: string): boolean {
  if (['INPUT', 'SELECT', 'TEXTAREA'].includes(tagName)) return true
  return ['BUTTON', 'A', 'SUMMARY'].includes(tagName) && ['Enter', 'Space'].includes(code)
}
