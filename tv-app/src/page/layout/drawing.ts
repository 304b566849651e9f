import type { Picture } from '../page.ts'
import type { Primitive, Rect, RectPrimitive, ScenePicture, TextPrimitive } from '../scene.ts'
import type { Line } from '../words/break-lines.ts'

/** A part of a scene. */
export interface Drawing {
  readonly primitives: readonly Primitive[]
  readonly focus: Rect | null
  readonly overflow: readonly string[]
}

export const drawing = (
  primitives: readonly Primitive[],
  overflow: readonly string[] = [],
  focus: Rect | null = null,
): Drawing => ({ primitives, overflow, focus })

/** Parts drawn one after another; the last one that has the focus has it. */
export function together(parts: readonly Drawing[]): Drawing {
  return {
    primitives: parts.flatMap((part) => part.primitives),
    overflow: parts.flatMap((part) => part.overflow),
    focus: parts.reduce<Rect | null>((found, part) => part.focus ?? found, null),
  }
}

export interface LinePlace {
  readonly id: string
  readonly x: number
  readonly y: number
  /** Height of the line's box in px; the words stand in its middle. */
  readonly lineHeight: number
  readonly colour: string
  /** With `width`: where the line stands in it. */
  readonly align?: 'left' | 'center' | 'right'
  readonly width?: number
  readonly fades?: boolean
}

/** The runs of one line, side by side. */
export function drawLine(line: Line, place: LinePlace): TextPrimitive[] {
  const spare = place.width === undefined ? 0 : place.width - line.width
  const shift = { left: 0, center: spare / 2, right: spare }[place.align ?? 'left']
  let x = place.x + shift
  return line.runs.map((run, index) => {
    const w = line.widths[index] ?? 0
    const primitive: TextPrimitive = {
      kind: 'text',
      id: `${place.id}/${index}`,
      x,
      y: place.y,
      w,
      h: place.lineHeight,
      text: run.text,
      font: run.font,
      colour: place.colour,
      ...(place.fades === true ? { fades: true } : {}),
    }
    x += w
    return primitive
  })
}

export interface BoxLook {
  readonly radius?: number
  readonly fill?: string | null
  readonly border?: RectPrimitive['border']
  readonly fades?: boolean
}

export function drawBox(id: string, { x, y, w, h }: Rect, look: BoxLook): RectPrimitive {
  return {
    kind: 'rect',
    id,
    x,
    y,
    w,
    h,
    radius: look.radius ?? 0,
    fill: look.fill ?? null,
    border: look.border ?? null,
    ...(look.fades === true ? { fades: true } : {}),
  }
}

export interface PictureLook {
  readonly picture: Picture | ScenePicture
  readonly colour: string
  readonly hole: string
  readonly fades?: boolean
}

export function drawPicture(id: string, { x, y, w, h }: Rect, look: PictureLook): Primitive {
  const { picture, colour, hole } = look
  const primitive = { kind: 'picture', id, x, y, w, h, picture, colour, hole } as const
  return look.fades === true ? { ...primitive, fades: true } : primitive
}

/** ▶ with its middle at the given height. */
export function drawPointer(
  id: string,
  at: { x: number; middle: number; scale: number; fill: string },
) {
  const { x, middle, scale, fill } = at
  const [w, h] = [30 * scale, 42 * scale]
  const points = [
    [x, middle - h / 2],
    [x + w, middle],
    [x, middle + h / 2],
  ] as const
  return { kind: 'polygon', id, x, y: middle - h / 2, w, h, points, fill, fades: true } as const
}
