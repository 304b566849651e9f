import { stage } from '../theme.ts'
import type { Primitive, TextPrimitive } from './scene.ts'

/** Words that leave the safe area or lie on other words; for a developer. */
export function faultsOf(primitives: readonly Primitive[]): string[] {
  const texts = primitives.filter((primitive) => primitive.kind === 'text')
  return [
    ...texts.filter(isOutside).map((text) => `outside the safe area: ${text.text}`),
    ...texts.flatMap((text, index) =>
      texts
        .slice(index + 1)
        .filter((other) => overlap(text, other))
        .map((other) => `one on another: ${text.text} / ${other.text}`),
    ),
  ]
}

/** The ink of a line: its font's size, in the middle of the line's box. */
function inkOf({ x, y, w, h, font }: TextPrimitive) {
  const top = y + (h - font.size * 0.92) / 2
  return { left: x, right: x + w, top, bottom: top + font.size * 0.92 }
}

function isOutside(text: TextPrimitive): boolean {
  const ink = inkOf(text)
  const across = ink.left < stage.left - 0.5 || ink.right > stage.right + 0.5
  return across || ink.top < stage.top - 0.5 || ink.bottom > stage.bottom + 0.5
}

function overlap(one: TextPrimitive, other: TextPrimitive): boolean {
  const [a, b] = [inkOf(one), inkOf(other)]
  const across = a.left < b.right - 0.5 && b.left < a.right - 0.5
  return across && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5
}
