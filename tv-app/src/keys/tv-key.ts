/** A key of the remote as it is printed on it. `back_long` is 戻る held for a second. */
export const tvKeys = [
  'up',
  'down',
  'left',
  'right',
  'ok',
  'back',
  'back_long',
  'blue',
  'red',
  'green',
  'yellow',
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  'd',
] as const
export type TvKey = (typeof tvKeys)[number]

/** The choice a digit key names, or null for any other key. */
export function choiceNumberOf(key: TvKey): number | null {
  return /^[1-9]$/.test(key) ? Number(key) : null
}

/** The digit a key types: the Japanese remote has no ０, its １０ stands for it. */
export function digitOf(key: TvKey): string | null {
  if (key === '10') return '0'
  return /^[0-9]$/.test(key) ? key : null
}
