/** The keys of a Japanese remote, in the order in which they are printed. */
export const remoteCaps = [
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
  'up',
  'left',
  'ok',
  'right',
  'down',
  'back',
  'd',
  'blue',
  'red',
  'green',
  'yellow',
] as const
export type RemoteCap = (typeof remoteCaps)[number]

/** What is printed on the cap. */
export const capWords = {
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5',
  '6': '6',
  '7': '7',
  '8': '8',
  '9': '9',
  '10': '10',
  '11': '11',
  '12': '12',
  up: '▲',
  left: '◀',
  ok: '決定',
  right: '▶',
  down: '▼',
  back: '戻る',
  d: 'd',
  blue: '青',
  red: '赤',
  green: '緑',
  yellow: '黄',
} as const satisfies Record<RemoteCap, string>

const spokenWords: Partial<Record<RemoteCap, string>> = {
  up: '上',
  down: '下',
  left: '左',
  right: '右',
  d: 'd データ',
}

/** The name of a cap for people who hear the page. */
export const capName = (cap: RemoteCap): string => spokenWords[cap] ?? capWords[cap]

/** The log never says which digit was pressed: it may belong to a PIN. */
export const capInLog = (cap: RemoteCap): { readonly text: string; readonly isMasked: boolean } =>
  /^\d/.test(cap) ? { text: '数字 ●', isMasked: true } : { text: capName(cap), isMasked: false }
