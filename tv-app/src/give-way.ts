import type { AppSeam } from './alert/seam.ts'
import type { KeyAdapter } from './keys/key-adapter.ts'

export interface Covered {
  /** What the app stands in. */
  readonly parent: HTMLElement
  readonly adapter: Pick<KeyAdapter, 'release'>
}

/**
 * Under an alert no key is held and nothing takes the browser's focus back. The canvas is hidden, for
 * it costs a weak box more to put it together with what covers it than to draw the alert.
 */
export function giveWayToAlerts(
  alerts: Pick<AppSeam, 'listen'>,
  { parent, adapter }: Covered,
): void {
  alerts.listen(({ isInFront }) => {
    adapter.release()
    parent.inert = isInFront
    for (const canvas of parent.querySelectorAll('canvas'))
      canvas.style.visibility = isInFront ? 'hidden' : ''
  })
}
