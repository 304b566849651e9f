import type { Position } from '#emergency-alerts/contract/geography'
import { removedCorner } from './ring-editor.ts'
import type { Corners } from './selection.ts'

interface CornerListProps {
  readonly rings: readonly Corners[]
  readonly isOff: boolean
  readonly onRings: (rings: readonly Corners[]) => void
}

/** The corners in numbers: everything the pointer does on the map, the keyboard does here. */
export function CornerList({ rings, isOff, onRings }: CornerListProps) {
  if (rings.length === 0) return null
  const change = (ring: number, corners: Corners | null) =>
    onRings(
      rings.flatMap((each, at) => (at === ring ? (corners === null ? [] : [corners]) : [each])),
    )
  return (
    <details>
      <summary>角の座標（{rings.reduce((sum, { length }) => sum + length, 0)}つ）</summary>
      {rings.map((corners, ring) => (
        <fieldset key={String(ring)} class="corners" disabled={isOff}>
          <legend>囲み {ring + 1}</legend>
          {corners.map((corner, index) => (
            <CornerRow
              key={String(index)}
              index={index}
              corner={corner}
              mayRemove={corners.length > 3}
              onMove={(to) =>
                change(
                  ring,
                  corners.map((each, at) => (at === index ? to : each)),
                )
              }
              onRemove={() => change(ring, removedCorner(corners, index))}
            />
          ))}
          <button type="button" class="btn small quiet" onClick={() => change(ring, null)}>
            この囲みを消す
          </button>
        </fieldset>
      ))}
    </details>
  )
}

function CornerRow(props: {
  readonly index: number
  readonly corner: Position
  readonly mayRemove: boolean
  readonly onMove: (to: Position) => void
  readonly onRemove: () => void
}) {
  const { index, corner, onMove } = props
  const field = (name: '緯度' | '経度', key: 'lat' | 'lon') => (
    <input
      class="in-t small"
      type="number"
      step="0.0001"
      aria-label={`角 ${index + 1} の${name}`}
      value={corner[key]}
      onChange={(event) => {
        const degrees = event.currentTarget.valueAsNumber
        if (Number.isFinite(degrees)) onMove({ ...corner, [key]: degrees })
      }}
    />
  )
  return (
    <div class="row g2">
      <span class="mono">{index + 1}</span>
      {field('緯度', 'lat')}
      {field('経度', 'lon')}
      <button
        type="button"
        class="btn small quiet"
        disabled={!props.mayRemove}
        aria-label={`角 ${index + 1} を消す`}
        onClick={props.onRemove}
      >
        消す
      </button>
    </div>
  )
}
