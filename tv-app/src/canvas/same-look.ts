import type { Primitive, Rect, RectPrimitive, TextPrimitive } from '../page/scene.ts'

export const samePlace = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h

/**
 * True only where both have the same texture key; compared field by field, since building the keys
 * costs more than a whole frame of a page in which little changed.
 */
export function sameLook(a: Primitive, b: Primitive): boolean {
  if (a === b) return true
  if (a.h !== b.h) return false
  if (a.kind === 'text') return b.kind === 'text' && sameWords(a, b)
  if (a.w !== b.w) return false
  switch (a.kind) {
    case 'rect':
      return b.kind === 'rect' && sameBox(a, b)
    case 'polygon':
      return b.kind === 'polygon' && a.fill === b.fill
    case 'picture':
      return (
        b.kind === 'picture' &&
        a.picture === b.picture &&
        a.colour === b.colour &&
        a.hole === b.hole
      )
  }
}

function sameWords(a: TextPrimitive, b: TextPrimitive): boolean {
  if (a.text !== b.text || a.colour !== b.colour) return false
  const { face, size, weight } = a.font
  return face === b.font.face && size === b.font.size && weight === b.font.weight
}

const sameBox = (a: RectPrimitive, b: RectPrimitive): boolean =>
  a.radius === b.radius && a.fill === b.fill && sameRim(a.border, b.border)

function sameRim(a: RectPrimitive['border'], b: RectPrimitive['border']): boolean {
  if (a === null || b === null) return a === b
  return a.width === b.width && a.colour === b.colour && a.dash === b.dash
}
