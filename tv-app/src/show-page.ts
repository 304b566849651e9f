import { createMeasure } from './canvas/canvas-measure.ts'
import { type CanvasOptions, type CanvasStats, createCanvas } from './canvas/create-canvas.ts'
import { whenNameFacesArrive, whenWordFacesArrive } from './canvas/fonts.ts'
import { createMirror } from './mirror/create-mirror.ts'
import { keepScenes } from './page/keep-scenes.ts'
import type { Page, TextSize } from './page/page.ts'
import type { Measure, Scene } from './page/scene.ts'
import { forgetWays } from './page/ways-taken.ts'

/** A page waits this long for its fonts, as browsers hold words back (CSS Fonts 4, block period). */
const fontPatienceMs = 3000

export interface Display {
  /**
   * Draws the page on the canvas in this very call, and tells it in the mirror right after the
   * frame; the first page of all is told at once. While the fonts are awaited nothing is drawn
   * yet, there is no scene, and the mirror does not wait.
   */
  readonly show: (page: Page, size: TextSize) => Scene | null
  /**
   * Lays out a page that may come next and draws its parts ahead, one with every step, for `show`
   * with a page that says the same; shows and tells nothing.
   */
  readonly prepare: (page: Page, size: TextSize) => Iterable<void>
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
 * The first page waits a moment for the fonts of its words, not for those of rare names; then it
 * shows in whatever font there is, and again when more arrive. The mirror waits for no font.
 */
export function createDisplay(options: DisplayOptions): Display {
  const canvas = createCanvas(options)
  const mirror = createMirror(options.parent)
  const measured = createMeasure()
  let last: { readonly page: Page; readonly size: TextSize } | null = null

  let isHeld = true
  let isTelling = false
  let isTold = false

  /** The frame comes first: elements and the browser's focus cost as much as the drawing. */
  const tellAfterFrame = (): void => {
    if (isTelling) return
    isTelling = true
    requestAnimationFrame(() => setTimeout(tellNow))
  }
  const tellNow = (): void => {
    isTelling = false
    isTold = true
    if (last !== null) mirror.show(last.page)
  }

  const scenes = keepScenes(measured.measure)

  const show = (page: Page, size: TextSize): Scene | null => {
    last = { page, size }
    const scene = isHeld ? null : scenes.of(page, size)
    if (scene !== null) canvas.draw(scene)
    if (scene === null || !isTold) tellNow()
    else tellAfterFrame()
    return scene
  }
  const release = (): void => {
    isHeld = false
    if (last !== null) show(last.page, last.size)
  }
  const patience = setTimeout(release, fontPatienceMs)

  const renew = (): void => {
    clearTimeout(patience)
    measured.forget()
    forgetWays(measured.measure)
    scenes.forget()
    canvas.renewWords()
    options.onFonts?.()
    release()
  }
  let hasNames = false
  const names = whenNameFacesArrive().then(() => {
    hasNames = true
  })
  const settled = whenWordFacesArrive().then(async () => {
    const isComplete = hasNames
    renew()
    if (isComplete) return
    await names
    renew()
  })

  return {
    show,
    prepare: function* (page, size) {
      if (isHeld) return
      const scene = scenes.of(page, size)
      yield
      yield* canvas.prepare(scene)
    },
    settled,
    measure: measured.measure,
    stats: canvas.stats,
    destroy: () => {
      clearTimeout(patience)
      last = null
      canvas.destroy()
      mirror.destroy()
    },
  }
}
