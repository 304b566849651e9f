import type { Ramp } from '../../theme.ts'
import type { TextSize } from '../page.ts'
import type { Measure } from '../scene.ts'

/** What is still drawn. When a page is too full, these give way in this order. */
export interface Keeps {
  readonly icons: boolean
  readonly panel: boolean
  readonly picture: boolean
  readonly notes: boolean
  readonly dates: boolean
}

/** What every part of a page needs to know to find its size. */
export interface Setting {
  /** The size that was asked for. */
  readonly size: TextSize
  /** The sizes that are drawn: a smaller ramp where the page is too full. */
  readonly ramp: Ramp
  readonly keeps: Keeps
  readonly measure: Measure
}

const order = ['icons', 'panel', 'picture', 'notes', 'dates'] as const
const sizes: readonly TextSize[] = ['largest', 'large', 'standard']

export interface Compromise {
  readonly ramp: TextSize
  readonly keeps: Keeps
}

/** What a page has that could give way. */
export type Parts = Readonly<Record<keyof Keeps, boolean>>

/**
 * The ways to draw a page, best first: everything, then without icons, panel, picture, notes and
 * dates, then the same in the next smaller text. Words and numbers never give way. The panel is
 * drawn at 標準 only.
 */
export function compromisesOf(size: TextSize, has: Parts): readonly Compromise[] {
  const all = { icons: true, panel: size === 'standard', picture: true, notes: true, dates: true }
  return sizes.slice(sizes.indexOf(size)).flatMap((ramp) => {
    const steps: Compromise[] = [{ ramp, keeps: all }]
    let keeps: Keeps = all
    for (const part of order) {
      if (!keeps[part] || !has[part]) continue
      keeps = { ...keeps, [part]: false }
      steps.push({ ramp, keeps })
    }
    return steps
  })
}
