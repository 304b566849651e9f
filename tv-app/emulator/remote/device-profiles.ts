import type { DeviceProfile, KeyStroke } from '../protocol/frame-messages.ts'
import type { CapPhase } from './press-and-hold.ts'
import type { RemoteCap } from './remote-caps.ts'

interface DeviceKey {
  readonly key: string
  readonly keyCode: number
}
type KeyTable = Partial<Record<RemoteCap, DeviceKey>>

/** Engines before UI Events say this; only `keyCode` tells the key then. */
const unnamed = 'Unidentified'
const withoutNames = (table: KeyTable): KeyTable =>
  Object.fromEntries(
    Object.entries(table).map(([cap, { keyCode }]) => [cap, { key: unnamed, keyCode }]),
  )

const arrows: KeyTable = {
  up: { key: 'ArrowUp', keyCode: 38 },
  down: { key: 'ArrowDown', keyCode: 40 },
  left: { key: 'ArrowLeft', keyCode: 37 },
  right: { key: 'ArrowRight', keyCode: 39 },
  ok: { key: 'Enter', keyCode: 13 },
}
const digit = (figure: number): DeviceKey => ({ key: `${figure}`, keyCode: 48 + figure })
/** The Japanese １０ stands where others print ０. */
const digits: KeyTable = {
  '1': digit(1),
  '2': digit(2),
  '3': digit(3),
  '4': digit(4),
  '5': digit(5),
  '6': digit(6),
  '7': digit(7),
  '8': digit(8),
  '9': digit(9),
  '10': digit(0),
}
const colours: KeyTable = {
  red: { key: 'ColorF0Red', keyCode: 403 },
  green: { key: 'ColorF1Green', keyCode: 404 },
  yellow: { key: 'ColorF2Yellow', keyCode: 405 },
  blue: { key: 'ColorF3Blue', keyCode: 406 },
}
const common: KeyTable = { ...arrows, ...digits, ...colours }

/**
 * What a page receives for each cap, by device family: UI Events where the engine is new, bare
 * codes where it is old. A cap that is missing is not given to applications on that device. Sources:
 * HbbTV (ETSI TS 102 796) and CEA-2014 VK_* codes, Samsung's and LG's remote guides.
 */
const tables = {
  rdk: { ...common, ...withoutNames(colours), back: { key: 'Backspace', keyCode: 8 } },
  hbbtv: withoutNames({ ...common, back: { key: 'GoBack', keyCode: 461 } }),
  tizen: { ...common, back: { key: 'XF86Back', keyCode: 10009 } },
  webos: { ...common, back: { key: 'GoBack', keyCode: 461 } },
  hybridcast: withoutNames({ ...common, back: { key: 'GoBack', keyCode: 461 } }),
} as const satisfies Record<DeviceProfile, KeyTable>

export const profileWords = {
  rdk: 'RDK（WPE）',
  hbbtv: 'HbbTV（keyCode だけ）',
  tizen: 'Tizen（戻る 10009）',
  webos: 'webOS（戻る 461）',
  hybridcast: 'Hybridcast（keyCode）',
} as const satisfies Record<DeviceProfile, string>

/** The event that the device makes of a cap, or null when applications never see that cap. */
export function strokeOf(device: DeviceProfile, cap: RemoteCap, phase: CapPhase): KeyStroke | null {
  const table: KeyTable = tables[device]
  const made = table[cap]
  if (made === undefined) return null
  return { ...made, type: phase === 'up' ? 'keyup' : 'keydown', repeat: phase === 'repeat' }
}

export const isDelivered = (device: DeviceProfile, cap: RemoteCap): boolean =>
  strokeOf(device, cap, 'down') !== null
