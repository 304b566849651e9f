import L from 'leaflet'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { AreaFile, AreaShelter } from '#emergency-alerts/contract/area-file'
import type { Hazard } from '#emergency-alerts/contract/order-document'
import { holdsTown } from '../orders/area-words.ts'
import { hideCoveredLabels } from './hide-labels.ts'
import type { View } from './keep-in-view.ts'
import { MapCredit, MapLegend } from './map-legend.tsx'
import { openMap } from './open-map.ts'
import { areaLayer, type MapArea, shelterLayer, townLayer } from './order-layers.ts'

/** The hatch of each level, so that two areas may lie on one another. */
function Hatches() {
  return (
    <svg width="0" height="0" class="map-hatches" aria-hidden="true">
      {[3, 4, 5].map((level) => (
        <pattern
          key={level}
          id={`hatch-${level}`}
          width="9"
          height="9"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${level === 3 ? 45 : 135})`}
        >
          <rect width="9" height="9" fill={`var(--map-lv${level})`} opacity="0.08" />
          <line x1="0" y1="0" x2="0" y2="9" stroke={`var(--map-lv${level})`} stroke-width="1.6" />
        </pattern>
      ))}
    </svg>
  )
}

export interface TownMapProps {
  readonly area: AreaFile
  readonly label: string
  readonly areas: readonly MapArea[]
  /** The towns to be drawn as points, beside those that an area names. */
  readonly withTowns: boolean
  readonly shelters: readonly AreaShelter[]
  /** For which hazard a shelter is fit or not. */
  readonly hazard: Hazard
  /** What the map shows: the areas, also when they change; them only at first; or everything. */
  readonly focus: 'areas' | 'once' | 'municipality'
  readonly onMap?: (map: L.Map | null) => void
  readonly children?: ComponentChildren
}

interface Shown {
  readonly map: L.Map
  readonly view: View
  readonly layers: L.LayerGroup
}

/** Every town as a point, but for those that an area has drawn already. */
function drawTowns(layers: L.LayerGroup, { area, areas }: TownMapProps): void {
  for (const town of area.towns) {
    const of = areas.find(({ selection }) => holdsTown(selection, town))
    if (of?.selection.kind === 'towns') continue
    townLayer(town, { isSelected: of !== undefined, level: of?.level ?? null }).addTo(layers)
  }
}

/** Draws everything anew; answers whether the map moved to its areas. */
function drawLayers({ map, view, layers }: Shown, props: TownMapProps, isFirst: boolean): boolean {
  layers.clearLayers()
  const drawn = props.areas.map((one) => areaLayer(one, props.area).addTo(layers))
  if (props.withTowns) drawTowns(layers, props)
  for (const shelter of props.shelters) shelterLayer(shelter, props.hazard).addTo(layers)
  const bounds = L.featureGroup(drawn).getBounds()
  const mayMove = props.focus === 'areas' || (props.focus === 'once' && isFirst)
  const moves = mayMove && bounds.isValid()
  if (moves) view.show(bounds, 14)
  hideCoveredLabels(map)
  return moves
}

const nearFromZoom = 13

/** Far away, marks are small so that they do not cover one another. */
function onZoom(map: L.Map): void {
  map.getContainer().classList.toggle('far', map.getZoom() < nearFromZoom)
  hideCoveredLabels(map)
}

/** The map of the town with what is given; drawn anew only when that changes. */
export function TownMap(props: TownMapProps) {
  const element = useRef<HTMLDivElement>(null)
  const shown = useRef<Shown | null>(null)
  const isFirst = useRef(true)
  const { area, onMap } = props
  useEffect(() => {
    if (element.current === null) return undefined
    const { map, view } = openMap(element.current, area)
    map.on('zoomend', () => onZoom(map))
    onZoom(map)
    shown.current = { map, view, layers: L.layerGroup().addTo(map) }
    onMap?.(map)
    return () => {
      onMap?.(null)
      shown.current = null
      view.end()
      map.remove()
    }
  }, [area])
  const drawing = JSON.stringify([
    props.areas,
    props.withTowns,
    props.hazard,
    props.focus,
    props.shelters.map(({ shelterId }) => shelterId),
  ])
  useEffect(() => {
    if (shown.current === null) return
    if (drawLayers(shown.current, props, isFirst.current)) isFirst.current = false
  }, [area, drawing])
  return (
    <section class="map" aria-label={props.label}>
      <Hatches />
      <div class="map-frame">
        <div ref={element} class="map-ground" />
        {props.children}
      </div>
      <MapLegend
        areas={props.areas}
        hazard={props.hazard}
        hasShelters={props.shelters.some(({ hazards }) => hazards.includes(props.hazard))}
        hasUnfit={props.shelters.some(({ hazards }) => !hazards.includes(props.hazard))}
      />
      <MapCredit attributions={area.sources.map(({ attribution }) => attribution)} />
    </section>
  )
}
