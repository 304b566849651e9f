import type { TextSize } from './page/page.ts'

/** Colours of the notebook; each pair that carries text was checked for contrast of 7:1 or more. */
export const colours = {
  paper: '#eee8db',
  card: '#fbf8f1',
  tint: '#dde5ea',
  ink: '#1b1a18',
  ink2: '#443f38',
  edge: '#6f6656',
  line: '#cfc5b2',
  ai: '#0b3a75',
  aiSoft: '#c9d6e3',
  green: '#1e5b3c',
  enji: '#8a1c1c',
  ring: '#ffd43d',
  ringOut: '#000000',
  keyBlue: '#1546c8',
  keyYellow: '#ffd43d',
  white: '#ffffff',
} as const

/** Grounds of the insurers' marks, white kana on them at 6:1 or more. */
export const markColours = ['#6b3a75', '#7a4a12', '#24558a', '#1e5b3c'] as const

/** The logical stage and its safe area, in px of 1920x1080; only grounds and the spine bleed. */
export const stage = {
  w: 1920,
  h: 1080,
  left: 96,
  right: 1824,
  top: 54,
  bottom: 1026,
  contentW: 1728,
} as const

export const space = { gap: 24, radiusS: 12, radiusM: 20, radiusL: 28 } as const

/** The two columns: choices and a panel, words and a picture, a pad or a sheet. */
export const columnsX = {
  list: { leftW: 1176, rightX: 1328, rightW: 496 },
  words: { leftW: 880, rightX: 1040, rightW: 784 },
  pad: { leftW: 1060, rightX: 1220, rightW: 604 },
  sample: { leftW: 660, rightX: 812, rightW: 1012 },
  largeSample: { leftW: 700, rightX: 832, rightW: 992 },
} as const

/** Rings of the focus and how much wider the focused row is, in px on each side. */
export const focusLook = { grow: 12, ring: 7, outer: 14 } as const

/** Milliseconds. Nothing else on a page moves. */
export const motion = { focusMs: 120, pageMs: 160 } as const

/** One text size of the ramp in px; `line` is the height of a line in px. */
export interface TypeStep {
  readonly size: number
  readonly line: number
  readonly weight: 400 | 700
}

export interface Ramp {
  readonly scale: number
  readonly title: TypeStep
  readonly smallTitle: TypeStep
  readonly lead: TypeStep
  readonly button: TypeStep
  readonly letter: TypeStep
  readonly body: TypeStep
  readonly note: TypeStep
  readonly key: TypeStep
  readonly question: TypeStep
  /** Lines a page of a letter holds, and the empty space at both sides of its words. */
  readonly letterLines: number
  readonly letterSide: number
}

type Own = Pick<Ramp, 'smallTitle' | 'letter' | 'question' | 'letterLines' | 'letterSide'>

function rampOf(scale: number, own: Own): Ramp {
  const step = (size: number, weight: 400 | 700, height: number): TypeStep => ({
    size: size * scale,
    line: Math.round(size * scale * height),
    weight,
  })
  return {
    scale,
    title: step(64, 700, 1.3),
    lead: step(56, 700, 1.45),
    button: step(52, 700, 1.3),
    body: step(48, 400, 1.5),
    note: step(44, 400, 1.5),
    key: step(40, 400, 1.4),
    ...own,
  }
}

/** The type ramp of each text size (標準, 大, 特大). */
export const ramps: Readonly<Record<TextSize, Ramp>> = {
  standard: rampOf(1, {
    smallTitle: { size: 52, line: 68, weight: 700 },
    letter: { size: 52, line: 82, weight: 400 },
    question: { size: 76, line: 106, weight: 700 },
    letterLines: 7,
    letterSide: 120,
  }),
  large: rampOf(1.25, {
    smallTitle: { size: 56, line: 73, weight: 700 },
    letter: { size: 65, line: 102, weight: 400 },
    question: { size: 88, line: 122, weight: 700 },
    letterLines: 5,
    letterSide: 84,
  }),
  largest: rampOf(1.5, {
    smallTitle: { size: 60, line: 78, weight: 700 },
    letter: { size: 78, line: 122, weight: 400 },
    question: { size: 96, line: 127, weight: 700 },
    letterLines: 4,
    letterSide: 76,
  }),
}

/** Nothing on a page is smaller, whatever has to give way. */
export const smallestText = 36

/** What the canvas asks the browser for; the second face holds what BIZ UDPGothic lacks (𠮷). */
export const fontStacks = {
  prose: '"BIZ UDPGothic", "Mimamori Names", "Noto Sans CJK JP", sans-serif',
  digits: '"BIZ UDGothic", "BIZ UDPGothic", "Mimamori Names", "Noto Sans CJK JP", monospace',
} as const
