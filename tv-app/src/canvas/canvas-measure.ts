import type { Measure } from '../page/scene.ts'
import { cssFontOf } from './textures.ts'

const mostKept = 8000

/** Widths of texts as the browser draws them, each asked for once. */
export function createMeasure(): { readonly measure: Measure; readonly forget: () => void } {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('this browser draws no canvas')
  const known = new Map<string, number>()
  let fontSet = ''
  return {
    measure: (text, font) => {
      const css = cssFontOf(font)
      const key = `${css}\n${text}`
      const found = known.get(key)
      if (found !== undefined) return found
      if (known.size >= mostKept) known.clear()
      if (fontSet !== css) context.font = css
      fontSet = css
      const { width } = context.measureText(text)
      known.set(key, width)
      return width
    },
    /** Fonts have arrived: every width may be another one. */
    forget: () => {
      known.clear()
      fontSet = ''
    },
  }
}
