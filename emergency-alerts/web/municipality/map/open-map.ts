import L from 'leaflet'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { Position } from '#emergency-alerts/contract/geography'
import { keepInView, type View } from './keep-in-view.ts'

export const latLng = ({ lat, lon }: Position): [number, number] => [lat, lon]
export const positionOf = ({ lat, lng }: L.LatLng): Position => ({ lat: six(lat), lon: six(lng) })

/** Six decimals are 11 cm; no more is known of anything here. */
const six = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * A map of one municipality from its own area file, complete without tiles: the land with its
 * outline, north up, scale. What lies outside is one ground that is neither sea nor land: the area
 * file knows nothing of it.
 */
export function openMap(
  element: HTMLElement,
  area: AreaFile,
): { readonly map: L.Map; readonly view: View } {
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    maxZoom: 18,
    minZoom: 9,
    zoomAnimation: !isStill(),
    fadeAnimation: false,
    markerZoomAnimation: !isStill(),
    inertia: !isStill(),
  })
  const land = landOf(area)
  const view = keepInView(map)
  view.show(land.getBounds())
  land.addTo(map)
  L.control.zoom({ position: 'topright', zoomInTitle: '大きく', zoomOutTitle: '小さく' }).addTo(map)
  L.control.scale({ imperial: false, maxWidth: 110 }).addTo(map)
  return { map, view }
}

/** Its outline; the area file says by how much it was simplified. */
const landOf = ({ boundary }: AreaFile): L.Polygon =>
  L.polygon(
    boundary.rings.map((ring) => [ring.map(([lat, lon]): [number, number] => [lat, lon])]),
    { className: 'land', interactive: false, smoothFactor: 0.5, weight: 1 },
  )
