import type L from 'leaflet'

export interface View {
  /** Shows all of this, with room for the names that stand to the right of their points. */
  show(bounds: L.LatLngBounds, maxZoom?: number): void
  end(): void
}

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
  const observer = new ResizeObserver(() =>
    byItself(() => {
      map.invalidateSize({ pan: false })
      shown?.()
    }),
  )
  observer.observe(map.getContainer())
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
    end: () => observer.disconnect(),
  }
}
