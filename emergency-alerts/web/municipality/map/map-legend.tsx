import type { Hazard } from '#emergency-alerts/contract/order-document'
import { hazardNames } from '#emergency-alerts/src/orders/words/order-kinds'
import type { MapArea } from './order-layers.ts'

/** Each kind of order once, the first as it is given. */
const kindsOf = (areas: readonly MapArea[]): readonly MapArea[] => [
  ...new Map(areas.map((area) => [area.name, area])).values(),
]

/** Whose data it is: one line that opens to the whole. */
export function MapCredit({ attributions }: { readonly attributions: readonly string[] }) {
  return (
    <details class="map-credit">
      <summary>
        <b>出典</b> {attributions.join('　')}
      </summary>
    </details>
  )
}

/** What the marks on the map mean. A mark that is not on it is not named. */
export function MapLegend(props: {
  readonly areas: readonly MapArea[]
  readonly hazard: Hazard
  readonly hasShelters: boolean
  readonly hasUnfit: boolean
}) {
  const { areas, hazard, hasShelters, hasUnfit } = props
  return (
    <ul class="map-legend" aria-label="地図の印">
      {kindsOf(areas).map((area) => (
        <li key={area.name}>
          <span class={`swatch lv${area.level ?? 4}`} />
          {area.level !== null && `${area.level} `}
          {area.name}
        </li>
      ))}
      {hasShelters && (
        <li>
          <span class="swatch house" />
          {hazardNames[hazard].ja.text}に使える避難場所
        </li>
      )}
      {hasUnfit && (
        <li>
          <span class="swatch unfit" />
          使えない所
        </li>
      )}
      <li>
        <span class="swatch outside" />
        町の外（海も となりの町も 描いていません）
      </li>
    </ul>
  )
}
