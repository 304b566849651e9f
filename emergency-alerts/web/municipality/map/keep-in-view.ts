import type L from 'leaflet'

export interface View {
  /** Shows all of this, with room for the names that stand to the right of their points. */
  show(bounds: L.LatLngBounds, maxZoom?: number): void
  end(): void
}

/** A sheet of A4 is narrower than the screen, and is laid out when no script can follow any more. */
const onPaper = { width: '660px', height: '250px' } as const

const edge = 12
const roomForNames = 96

/**
 * Keeps in view what has to be seen while the place of the map changes its size, until somebody moves
 * the map by hand.
 */
export function keepInView(map: L.Map): View {
  let shown: (() => void) | null = null
  let isByHand = true
  const byItself = (move: () => void) => {
    isByHand = false
    move()
    isByHand = true
  }
  map.on('movestart', () => {
    if (isByHand) shown = null
  })
  const fitAgain = () =>
    byItself(() => {
      map.invalidateSize({ pan: false })
      shown?.()
    })
  const observer = new ResizeObserver(fitAgain)
  const { style } = map.getContainer()
  const beforePrint = () => {
    Object.assign(style, onPaper)
    fitAgain()
  }
  const afterPrint = () => {
    Object.assign(style, { width: '', height: '' })
    fitAgain()
  }
  observer.observe(map.getContainer())
  addEventListener('beforeprint', beforePrint)
  addEventListener('afterprint', afterPrint)
  return {
    show: (bounds, maxZoom) => {
      shown = () =>
        map.fitBounds(bounds, {
          animate: false,
          paddingTopLeft: [edge, edge],
          paddingBottomRight: [maxZoom === undefined ? edge : roomForNames, edge],
          ...(maxZoom === undefined ? {} : { maxZoom }),
        })
      byItself(shown)
    },
    end: () => {
      observer.disconnect()
      removeEventListener('beforeprint', beforePrint)
      removeEventListener('afterprint', afterPrint)
    },
  }
}
