import { Tools } from '@lightningjs/core'
import type {
  Font,
  PolygonPrimitive,
  Primitive,
  RectPrimitive,
  TextPrimitive,
} from '../page/scene.ts'
import { fontStacks } from '../theme.ts'
import { type PictureImages, pictureKey } from './pictures/picture-images.ts'

/** Room around a drawing, for glyphs that leave their line and for smooth edges; px. */
export const bleed = 4

/** Share of the size between the middle of a line and its baseline (BIZ UDPGothic: 0.88, 0.12). */
const baselineBelowMiddle = 0.38

export const cssFontOf = ({ face, size, weight }: Font): string =>
  `${weight} ${size}px ${fontStacks[face]}`

export interface TextureSource {
  /** Physical px for one px of the page. */
  readonly scale: number
  readonly images: PictureImages
  /** Grows when fonts arrive: words drawn before are drawn again. */
  readonly fontsAge: number
}

/** What the drawing of a primitive depends on, without its place: the same key, the same texture. */
export function textureKey(primitive: Primitive, fontsAge: number): string {
  switch (primitive.kind) {
    case 'text':
      return `text ${fontsAge} ${cssFontOf(primitive.font)} ${primitive.colour} ${primitive.h} ${primitive.text}`
    case 'rect': {
      const { w, h, radius, fill, border } = primitive
      const rim = border === null ? '-' : `${border.width} ${border.colour} ${border.dash === true}`
      return `rect ${w.toFixed(1)}x${h.toFixed(1)} ${radius} ${fill} ${rim}`
    }
    case 'polygon':
      return `polygon ${primitive.w}x${primitive.h} ${primitive.fill}`
    case 'picture':
      return pictureKey(primitive)
  }
}

/** A texture drawn once on a canvas of its own and shared by all that look the same. */
export function textureOf(primitive: Primitive, source: TextureSource) {
  const key = textureKey(primitive, source.fontsAge)
  return Tools.getCanvasTexture((done) => {
    if (primitive.kind !== 'picture') return done(null, draw(primitive, source.scale))
    source.images.whenReady(primitive, (image) => {
      const { canvas, context } = canvasFor(primitive, source.scale)
      if (image !== null) context.drawImage(image, 0, 0, primitive.w, primitive.h)
      done(null, canvas)
    })
  }, key)
}

function canvasFor({ w, h }: { readonly w: number; readonly h: number }, scale: number) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil((w + 2 * bleed) * scale)
  canvas.height = Math.ceil((h + 2 * bleed) * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws no canvas')
  context.scale(scale, scale)
  context.translate(bleed, bleed)
  return { canvas, context }
}

type Shape = TextPrimitive | RectPrimitive | PolygonPrimitive

function draw(primitive: Shape, scale: number): HTMLCanvasElement {
  const { canvas, context } = canvasFor(primitive, scale)
  switch (primitive.kind) {
    case 'text':
      drawText(context, primitive)
      break
    case 'rect':
      drawRect(context, primitive)
      break
    case 'polygon':
      drawPolygon(context, primitive)
  }
  return canvas
}

function drawText(
  context: CanvasRenderingContext2D,
  { text, font, colour, h }: TextPrimitive,
): void {
  context.font = cssFontOf(font)
  context.fillStyle = colour
  context.textBaseline = 'alphabetic'
  context.fillText(text, 0, h / 2 + font.size * baselineBelowMiddle)
}

function drawRect(
  context: CanvasRenderingContext2D,
  { w, h, radius, fill, border }: RectPrimitive,
): void {
  const inset = border === null ? 0 : border.width / 2
  roundedPath(context, { x: inset, y: inset, w: w - 2 * inset, h: h - 2 * inset }, radius - inset)
  if (fill !== null) {
    context.fillStyle = fill
    context.fill()
  }
  if (border === null) return
  context.strokeStyle = border.colour
  context.lineWidth = border.width
  if (border.dash === true) context.setLineDash([10, 7])
  context.stroke()
}

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function roundedPath(context: CanvasRenderingContext2D, { x, y, w, h }: Box, wanted: number): void {
  const radius = Math.max(0, Math.min(wanted, w / 2, h / 2))
  context.beginPath()
  context.moveTo(x + radius, y)
  context.arcTo(x + w, y, x + w, y + h, radius)
  context.arcTo(x + w, y + h, x, y + h, radius)
  context.arcTo(x, y + h, x, y, radius)
  context.arcTo(x, y, x + w, y, radius)
  context.closePath()
}

function drawPolygon(
  context: CanvasRenderingContext2D,
  { points, x, y, fill }: PolygonPrimitive,
): void {
  context.beginPath()
  for (const [px, py] of points) context.lineTo(px - x, py - y)
  context.closePath()
  context.fillStyle = fill
  context.fill()
}
