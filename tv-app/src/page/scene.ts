import type { Picture, TextSize } from './page.ts'

/** A face of the type: `prose` is proportional, `digits` has equal widths for what is copied. */
export interface Font {
  readonly face: 'prose' | 'digits'
  readonly size: number
  readonly weight: 400 | 700
}

/** The width of a text in px: the canvas asks the browser, tests ask a table. */
export type Measure = (text: string, font: Font) => number

export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

interface Drawn extends Rect {
  /** The same part of the page keeps its id, so that the canvas touches only what changed. */
  readonly id: string
  /** Part of the focus: it may fade in, in place. */
  readonly fades?: boolean
}

export interface RectPrimitive extends Drawn {
  readonly kind: 'rect'
  readonly radius: number
  readonly fill: string | null
  /** Drawn inside the rectangle. */
  readonly border: { readonly width: number; readonly colour: string; readonly dash?: true } | null
}

/** One line, or a part of one in one face; the rectangle is the line's box. */
export interface TextPrimitive extends Drawn {
  readonly kind: 'text'
  readonly text: string
  readonly font: Font
  readonly colour: string
}

export interface PicturePrimitive extends Drawn {
  readonly kind: 'picture'
  readonly picture: ScenePicture
  readonly colour: string
  /** What shows through the picture's holes: the colour it stands on. */
  readonly hole: string
}

/** A closed shape; points are absolute. */
export interface PolygonPrimitive extends Drawn {
  readonly kind: 'polygon'
  readonly points: readonly (readonly [number, number])[]
  readonly fill: string
}

export type Primitive = RectPrimitive | TextPrimitive | PicturePrimitive | PolygonPrimitive

/** Pictures of pages, and those only the layout itself puts somewhere. */
export type ScenePicture = Picture | 'mark' | 'person' | 'care' | 'try_gone' | 'stand_in'

/** A page with everything in its place, in px of 1920x1080. Later primitives lie on earlier ones. */
export interface Scene {
  readonly screen: string
  readonly ground: 'paper' | 'broadcast'
  /** The text size that is drawn: a smaller one than was asked for where the page is too full. */
  readonly ramp: TextSize
  readonly primitives: readonly Primitive[]
  readonly focus: Rect | null
  /** What did not fit, in words for a developer. Empty on every page that may be shown. */
  readonly overflow: readonly string[]
}
