import type { TvKey } from './tv-key.ts'

/** Keys of one family of devices: first by the name of the event's key, then by its number. */
export interface KeyTable {
  readonly byName: Readonly<Record<string, TvKey>>
  readonly byCode: Readonly<Record<number, TvKey>>
}

export const keyFamilies = ['rdk', 'hbbtv', 'tizen', 'webos', 'hybridcast', 'computer'] as const
export type KeyFamily = (typeof keyFamilies)[number]

/** W3C UI Events key values that mean the same on every device. */
const standardNames = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'ok',
  Accept: 'ok',
  Select: 'ok',
  GoBack: 'back',
  BrowserBack: 'back',
  ColorF0Red: 'red',
  ColorF1Green: 'green',
  ColorF2Yellow: 'yellow',
  ColorF3Blue: 'blue',
  '0': '0',
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5',
  '6': '6',
  '7': '7',
  '8': '8',
  '9': '9',
} as const satisfies Record<string, TvKey>

const arrows = { 37: 'left', 38: 'up', 39: 'right', 40: 'down', 13: 'ok' } as const

const digitsFrom = (zero: number): Readonly<Record<number, TvKey>> => ({
  [zero]: '0',
  [zero + 1]: '1',
  [zero + 2]: '2',
  [zero + 3]: '3',
  [zero + 4]: '4',
  [zero + 5]: '5',
  [zero + 6]: '6',
  [zero + 7]: '7',
  [zero + 8]: '8',
  [zero + 9]: '9',
})

/** VK_RED … VK_BLUE of CE-HTML, used by HbbTV, webOS and Tizen. */
const coloursFrom403 = { 403: 'red', 404: 'green', 405: 'yellow', 406: 'blue' } as const
/** Some set-top boxes give the colours these numbers. */
const coloursFrom420 = { 420: 'red', 421: 'green', 422: 'yellow', 423: 'blue' } as const

const common = { ...arrows, ...digitsFrom(48), ...digitsFrom(96) } as const

/**
 * What each family sends. Numbers of an RDK box differ by its maker: they are the ones its keymap
 * sends as it ships. １１ and １２ have no key value of their own and come only where listed.
 */
export const keyTables: Readonly<Record<KeyFamily, KeyTable>> = {
  rdk: {
    byName: { ...standardNames, Escape: 'back', Backspace: 'back' },
    byCode: { ...common, ...coloursFrom403, ...coloursFrom420, 8: 'back', 27: 'back', 461: 'back' },
  },
  hbbtv: {
    byName: standardNames,
    byCode: { ...common, ...coloursFrom403, 461: 'back', 8: 'back' },
  },
  tizen: {
    byName: { ...standardNames, XF86Back: 'back' },
    byCode: { ...common, ...coloursFrom403, 10009: 'back' },
  },
  webos: {
    byName: standardNames,
    byCode: { ...common, ...coloursFrom403, 461: 'back' },
  },
  hybridcast: {
    byName: { ...standardNames, TV: 'd', Teletext: 'd' },
    byCode: { ...common, ...coloursFrom403, 461: 'back', 8: 'back' },
  },
  computer: {
    byName: {
      ...standardNames,
      Escape: 'back',
      Backspace: 'back',
      b: 'blue',
      r: 'red',
      g: 'green',
      y: 'yellow',
      d: 'd',
      '-': '10',
      '^': '11',
      '¥': '12',
    },
    byCode: { ...common, 8: 'back', 27: 'back' },
  },
}

export interface PressedKey {
  readonly key: string
  readonly keyCode: number
}

/** The key of the remote behind an event, or null for one that is none of ours. */
export function tvKeyOf({ key, keyCode }: PressedKey, { byName, byCode }: KeyTable): TvKey | null {
  return byName[key] ?? byName[key.toLowerCase()] ?? byCode[keyCode] ?? null
}
