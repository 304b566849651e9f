import { layOut } from './lay-out.ts'
import type { Page, TextSize } from './page.ts'
import type { Measure, Scene } from './scene.ts'

export interface KeptScenes {
  /** The page laid out; the very same scene for a page that says the same in the same size. */
  readonly of: (page: Page, size: TextSize) => Scene
  /** The widths of words have changed: every page is laid out anew. */
  readonly forget: () => void
}

/** A page, what its next keys bring, and the way back. */
const mostKept = 8

/**
 * Lays out pages and keeps the last scenes, found by what their pages say: the clock ticks and the
 * focus comes back to where it was far more often than a page says something new.
 */
export function keepScenes(measure: Measure): KeptScenes {
  const kept = new Map<string, Scene>()
  return {
    of: (page, size) => {
      const name = `${size} ${JSON.stringify(page)}`
      const scene = kept.get(name) ?? layOut(page, size, measure)
      kept.delete(name)
      kept.set(name, scene)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return scene
    },
    forget: () => kept.clear(),
  }
}
