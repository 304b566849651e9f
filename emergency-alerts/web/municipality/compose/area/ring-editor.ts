import L from 'leaflet'
import type { Position } from '#emergency-alerts/contract/geography'
import { latLng, positionOf } from '../../map/open-map.ts'
import type { Corners } from './selection.ts'

const corner = L.divIcon({ className: 'map-corner', iconSize: [16, 16] })
const between = L.divIcon({ className: 'map-between', iconSize: [12, 12] })

/** So many, as of a circle, are close enough to one another: none has to be added between them. */
const enoughCorners = 24

const middle = (a: Position, b: Position): Position => ({
  lat: (a.lat + b.lat) / 2,
  lon: (a.lon + b.lon) / 2,
})

const replaced = (corners: Corners, index: number, at: Position): Corners =>
  corners.map((each, position) => (position === index ? at : each))

const inserted = (corners: Corners, index: number, at: Position): Corners => [
  ...corners.slice(0, index + 1),
  at,
  ...corners.slice(index + 1),
]

export const removedCorner = (corners: Corners, index: number): Corners =>
  corners.filter((_, position) => position !== index)

export interface RingEditing {
  readonly rings: readonly Corners[]
  readonly onRings: (rings: readonly Corners[]) => void
}

/** Handles on the corners of every ring, and between them to add one; drawn anew for every change. */
export function showHandles(layers: L.LayerGroup, { rings, onRings }: RingEditing): void {
  layers.clearLayers()
  rings.forEach((corners, ring) => {
    const change = (changed: Corners) =>
      onRings(rings.map((each, position) => (position === ring ? changed : each)))
    const preview = L.polyline([], { className: 'map-preview', interactive: false }).addTo(layers)
    const drag = (marker: L.Marker, moved: (at: Position) => Corners) => {
      marker.on('drag', () => {
        const shape = moved(positionOf(marker.getLatLng()))
        preview.setLatLngs([...shape, ...shape.slice(0, 1)].map(latLng))
      })
      marker.on('dragend', () => change(moved(positionOf(marker.getLatLng()))))
      marker.addTo(layers)
    }
    corners.forEach((at, index) => {
      const next = corners[(index + 1) % corners.length] ?? at
      drag(handle(corner, at), (to) => replaced(corners, index, to))
      if (corners.length > enoughCorners) return
      drag(handle(between, middle(at, next)), (to) => inserted(corners, index, to))
    })
  })
}

const handle = (icon: L.DivIcon, at: Position): L.Marker =>
  L.marker(latLng(at), { icon, draggable: true, keyboard: false, zIndexOffset: 2000 })

export type Tool = 'polygon' | 'circle'

interface Drawing {
  readonly map: L.Map
  readonly onDrawn: (corners: Corners) => void
  /** The number of corners so far, for what the page says. */
  readonly onCorner: (count: number) => void
}

export interface RunningTool {
  /** Closes the shape as it is, if it has corners enough. */
  finish(): void
  stop(): void
}

/** How near to the first corner a click closes the shape, in pixels. */
const closesWithin = 14

/** Each click is a corner; a click on the first one, or a double click, closes the shape. */
export function drawPolygon({ map, onDrawn, onCorner }: Drawing): RunningTool {
  const line = L.polyline([], { className: 'map-preview', interactive: false }).addTo(map)
  const dots = L.layerGroup().addTo(map)
  let corners: Corners = []
  const show = (pointer: Position | null) =>
    line.setLatLngs([...corners, ...(pointer === null ? [] : [pointer])].map(latLng))
  const stop = () => {
    map.off('click', add).off('mousemove', follow).off('dblclick', finish)
    map.doubleClickZoom.enable()
    line.remove()
    dots.remove()
  }
  const finish = () => {
    if (corners.length < 3) return
    stop()
    onDrawn(corners)
  }
  const add = ({ latlng }: L.LeafletMouseEvent) => {
    const [first] = corners
    const pixels = (at: L.LatLngExpression) => map.latLngToContainerPoint(at)
    if (first !== undefined && pixels(latLng(first)).distanceTo(pixels(latlng)) < closesWithin) {
      finish()
      return
    }
    const last = corners.at(-1)
    const isDouble = last !== undefined && pixels(latLng(last)).distanceTo(pixels(latlng)) < 3
    if (isDouble) return
    corners = [...corners, positionOf(latlng)]
    L.marker(latlng, { icon: corner, interactive: false, keyboard: false }).addTo(dots)
    show(null)
    onCorner(corners.length)
  }
  const follow = ({ latlng }: L.LeafletMouseEvent) => show(positionOf(latlng))
  map.doubleClickZoom.disable()
  map.on('click', add).on('mousemove', follow).on('dblclick', finish)
  return { finish, stop }
}

interface CircleDrawing {
  readonly map: L.Map
  readonly onCircle: (centre: Position, radiusMetres: number) => void
  /** While the radius is drawn. */
  readonly onRadius: (radiusMetres: number) => void
}

const smallestMetres = 50

/** Pressed at the centre and drawn out to the radius. */
export function drawCircle({ map, onCircle, onRadius }: CircleDrawing): RunningTool {
  const shape = L.circle([0, 0], { radius: 0, className: 'map-preview', interactive: false })
  let centre: L.LatLng | null = null
  const radius = (at: L.LatLng) => Math.round(map.distance(centre ?? at, at))
  const start = ({ latlng }: L.LeafletMouseEvent) => {
    centre = latlng
    shape.setLatLng(latlng).setRadius(0).addTo(map)
  }
  const follow = ({ latlng }: L.LeafletMouseEvent) => {
    if (centre === null) return
    shape.setRadius(radius(latlng))
    onRadius(radius(latlng))
  }
  const end = ({ latlng }: L.LeafletMouseEvent) => {
    if (centre === null) return
    const drawn = { centre: positionOf(centre), radius: radius(latlng) }
    centre = null
    shape.remove()
    if (drawn.radius < smallestMetres) return
    stop()
    onCircle(drawn.centre, drawn.radius)
  }
  const stop = () => {
    map.off('mousedown', start).off('mousemove', follow).off('mouseup', end)
    map.dragging.enable()
    shape.remove()
  }
  map.dragging.disable()
  map.on('mousedown', start).on('mousemove', follow).on('mouseup', end)
  return { finish: () => undefined, stop }
}
