import L from 'leaflet'
import type { AreaFile, AreaShelter, AreaTown } from '#emergency-alerts/contract/area-file'
import type { AreaSelection, OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Ring } from '#emergency-alerts/contract/geography'
import type { Hazard, Level } from '#emergency-alerts/contract/order-document'
import { levelOf } from '#emergency-alerts/src/orders/words/order-kinds'
import { orderName } from '../orders/level-badge.tsx'
import { latLng } from './open-map.ts'

/** An area on the map, in the colour and with the hatch of its level. */
export interface MapArea {
  readonly selection: AreaSelection
  readonly level: Level
  /** 避難指示（洪水）, for the legend. */
  readonly name: string
}

/** The area of a draft, to be drawn; none before one is chosen. */
export const mapAreasOf = (draft: OrderDraft): readonly MapArea[] =>
  draft.area === null
    ? []
    : [
        {
          selection: draft.area,
          level: levelOf(draft.hazard, draft.kind),
          name: orderName(draft),
        },
      ]

const colourOf = (level: Level): string => `var(--map-lv${level ?? 4})`

const outline = (level: Level): L.PathOptions => ({
  color: colourOf(level),
  weight: 3.5,
  fill: true,
  fillColor: `url(#hatch-${level ?? 4})`,
  fillOpacity: 1,
  interactive: false,
})

const ringLayer = (rings: readonly Ring[], level: Level): L.Polygon =>
  L.polygon(
    rings.map((ring) => [ring.map(latLng)]),
    outline(level),
  )

const icon = (html: string, className: string, size: number): L.DivIcon =>
  L.divIcon({ html, className, iconSize: [size, size] })

const badge = (level: Level): string =>
  `<span class="map-badge" style="background:${colourOf(level)}">${level ?? '波'}</span>`

/** The area of an order; towns are known as points only, so they are marked as points. */
export function areaLayer(
  { selection, level }: Omit<MapArea, 'name'>,
  area: AreaFile,
): L.FeatureGroup {
  const group = L.featureGroup()
  if (selection.kind === 'rings') {
    const rings = ringLayer(selection.rings, level).addTo(group)
    L.marker(rings.getBounds().getCenter(), {
      icon: icon(badge(level), 'map-point', 24),
      zIndexOffset: 1000,
      interactive: false,
      keyboard: false,
    }).addTo(group)
  }
  if (selection.kind === 'municipality') {
    const rings = area.boundary.rings.map((ring) => [
      ring.map(([lat, lon]): [number, number] => [lat, lon]),
    ])
    L.polygon(rings, { ...outline(level), smoothFactor: 0.5 }).addTo(group)
  }
  if (selection.kind === 'towns') {
    for (const town of area.towns.filter(({ code }) => selection.towns.includes(code))) {
      townLayer(town, { isSelected: true, level }).addTo(group)
    }
  }
  return group
}

const tick =
  '<svg viewBox="0 0 24 24"><path d="M5 12.5 10 17.5 19 7.5" fill="none" stroke="#fff" stroke-width="4"/></svg>'

/** A 町丁目: a ring, and when it is selected a disc with a tick. */
export function townLayer(
  { name, at }: AreaTown,
  { isSelected, level }: { readonly isSelected: boolean; readonly level: Level },
): L.Marker {
  const html = isSelected
    ? `<span class="map-town on" style="background:${colourOf(level)}">${tick}</span>`
    : '<span class="map-town"></span>'
  const label = document.createElement('span')
  label.textContent = name.text
  return L.marker(latLng(at), {
    icon: icon(html, 'map-point', 16),
    interactive: false,
    keyboard: false,
  }).bindTooltip(label, {
    permanent: true,
    direction: 'right',
    offset: [6, 0],
    className: `map-label ${isSelected ? 'on' : ''}`,
  })
}

const house = (isFit: boolean): string =>
  isFit
    ? '<svg viewBox="0 0 24 24"><path d="M2 11.5 12 2.5l10 9V22H2Z" fill="#0c4a2a" stroke="#fff" stroke-width="1.5"/></svg>'
    : '<svg viewBox="0 0 24 24"><path d="M2.5 11.5 12 3l9.500 8.500V21.500H2.500Z" fill="#fff" stroke="#4d4d4d" stroke-width="1.6"/><path d="m8.500 12 7 7m0-7-7 7" stroke="#4d4d4d" stroke-width="1.6"/></svg>'

/** A shelter that is fit for the hazard is a green house; another one is white and crossed. */
export function shelterLayer({ name, at, hazards }: AreaShelter, hazard: Hazard): L.Marker {
  const isFit = hazards.includes(hazard)
  return L.marker(latLng(at), {
    icon: icon(house(isFit), 'map-point map-house', isFit ? 20 : 17),
    keyboard: false,
    title: name.text,
    alt: name.text,
  })
}
