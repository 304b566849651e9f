import { createMeasure } from './canvas/canvas-measure.ts'
import { type CanvasOptions, type CanvasStats, createCanvas } from './canvas/create-canvas.ts'
import { whenFontsArrive } from './canvas/fonts.ts'
import { createMirror } from './mirror/create-mirror.ts'
import { layOut } from './page/lay-out.ts'
import type { Page, TextSize } from './page/page.ts'
import type { Measure, Scene } from './page/scene.ts'
import { forgetWays } from './page/ways-taken.ts'

export interface Display {
  /** Draws the page on the canvas and tells it in the mirror, in this very call. */
  readonly show: (page: Page, size: TextSize) => Scene
  /** Widths of texts in the faces of the pages, for `paginate`. */
  readonly measure: Measure
  /** Resolves when the fonts are there or were given up, and the page was drawn with them. */
  readonly settled: Promise<void>
  readonly stats: () => CanvasStats
  readonly destroy: () => void
}

export interface DisplayOptions extends CanvasOptions {
  /** Called when the widths of words have changed: letters may need other pages. */
  readonly onFonts?: () => void
}

/**
 * A television screen for pages: the canvas, and beside it the hidden mirror for screen readers.
 * The first page shows at once in whatever font there is, and again when the fonts arrive.
 */
export function createDisplay(options: DisplayOptions): Display {
  const canvas = createCanvas(options)
  const mirror = createMirror(options.parent)
  const measured = createMeasure()
  let last: { readonly page: Page; readonly size: TextSize } | null = null

  const show = (page: Page, size: TextSize): Scene => {
    last = { page, size }
    const scene = layOut(page, size, measured.measure)
    canvas.draw(scene)
    mirror.show(page)
    return scene
  }

  const settled = whenFontsArrive().then(() => {
    measured.forget()
    forgetWays(measured.measure)
    canvas.renewWords()
    options.onFonts?.()
    if (last !== null) show(last.page, last.size)
  })

  return {
    show,
    settled,
    measure: measured.measure,
    stats: canvas.stats,
    destroy: () => {
      canvas.destroy()
      mirror.destroy()
    },
  }
}
