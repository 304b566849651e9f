import L from 'leaflet'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '#desk-theme/icon.tsx'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { AreaSelection, OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Finding } from '#emergency-alerts/src/orders/checks/finding'
import { levelOf } from '#emergency-alerts/src/orders/words/order-kinds'
import { mapAreasOf } from '../../map/order-layers.ts'
import { TownMap } from '../../map/town-map.tsx'
import { count } from '../../words/number-words.ts'
import { ringAround } from './circle.ts'
import { CornerList } from './corner-list.tsx'
import { drawCircle, drawPolygon, type RunningTool, showHandles, type Tool } from './ring-editor.ts'
import { type Corners, drawnRings, selectRings } from './selection.ts'

interface MapPanelProps {
  /** 【訓練】 before the tools, in the drill place. */
  readonly sign: string
  readonly draft: OrderDraft
  readonly area: AreaFile
  readonly findings: readonly Finding[]
  readonly isOff: boolean
  readonly onArea: (area: AreaSelection | null) => void
}

/** A tool in the hand, and what the page says about it. */
function useTool(map: L.Map | null, onDrawn: (corners: Corners) => void) {
  const [tool, setTool] = useState<Tool | null>(null)
  const [said, setSaid] = useState('')
  const running = useRef<RunningTool | null>(null)
  const drawn = useRef(onDrawn)
  drawn.current = onDrawn
  useEffect(() => {
    if (map === null || tool === null) return undefined
    const end = (corners: Corners) => {
      setTool(null)
      drawn.current(corners)
    }
    setSaid(
      tool === 'polygon'
        ? '地図を順に押して 角を置きます。最初の角を押すと 閉じます。Esc でやめる'
        : '中心を押したまま 広げます。Esc でやめる',
    )
    running.current =
      tool === 'polygon'
        ? drawPolygon({
            map,
            onDrawn: end,
            onCorner: (corners) =>
              setSaid(`角 ${corners}つ。${corners < 3 ? '' : '最初の角か Enter で 閉じます。'}`),
          })
        : drawCircle({
            map,
            onCircle: (centre, radius) => end(ringAround(centre, radius)),
            onRadius: (radius) => setSaid(`半径 ${count(radius)} m`),
          })
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setTool(null)
      if (event.key === 'Enter') running.current?.finish()
    }
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
      running.current?.stop()
    }
  }, [map, tool])
  return { tool, said, setTool }
}

/** Handles lie on the map while no tool is in the hand. */
function useHandles(
  map: L.Map | null,
  {
    rings,
    isOff,
    onRings,
  }: { rings: readonly Corners[]; isOff: boolean; onRings: (rings: readonly Corners[]) => void },
): void {
  const key = JSON.stringify(rings)
  useEffect(() => {
    if (map === null || isOff) return undefined
    const layers = L.layerGroup().addTo(map)
    showHandles(layers, { rings, onRings })
    return () => {
      layers.remove()
    }
  }, [map, key, isOff])
}

function Tools(props: {
  readonly sign: string
  readonly tool: Tool | null
  readonly isOff: boolean
  readonly isEmpty: boolean
  readonly onTool: (tool: Tool | null) => void
  readonly onClear: () => void
}) {
  const { tool, isOff, onTool } = props
  return (
    <div class="map-tools">
      {props.sign !== '' && <b class="map-sign">{props.sign}</b>}
      {(
        [
          ['polygon', '多角形'],
          ['circle', '円'],
        ] as const
      ).map(([each, word]) => (
        <button
          key={each}
          type="button"
          class="btn small"
          aria-pressed={tool === each}
          disabled={isOff}
          onClick={() => onTool(tool === each ? null : each)}
        >
          {word}
        </button>
      ))}
      <button
        type="button"
        class="btn small quiet"
        disabled={isOff || props.isEmpty}
        onClick={props.onClear}
      >
        消す
      </button>
    </div>
  )
}

/** What is true of the shape, or what to mend. */
function ShapeChecks({ draft, findings }: Pick<MapPanelProps, 'draft' | 'findings'>) {
  const rings = drawnRings(draft.area)
  const [fault] = findings
  if (draft.area === null) {
    return <p class="small">区域を 選んでください。地図で囲むか、一覧の 町丁目に ✓ をつけます。</p>
  }
  if (fault !== undefined) {
    return (
      <div class="li tone-bad">
        <Icon name="cross" />
        <span>{fault.sentence}</span>
      </div>
    )
  }
  if (rings.length === 0) return null
  return (
    <div class="li tone-ok">
      <Icon name="check" />
      <span>
        {rings.map(({ length }) => `${length}角形`).join('、')}
        。交差なし、町にかかっています。線の上の家も 対象です。
      </span>
    </div>
  )
}

/** Where the order holds, drawn; the list of towns beside it is the same selection. */
export function MapPanel({ sign, draft, area, findings, isOff, onArea }: MapPanelProps) {
  const [map, setMap] = useState<L.Map | null>(null)
  const rings = drawnRings(draft.area)
  const level = levelOf(draft.hazard, draft.kind)
  const onRings = (changed: readonly Corners[]) => onArea(selectRings(changed))
  const { tool, said, setTool } = useTool(map, (corners) => onRings([...rings, corners]))
  useHandles(map, { rings, isOff: isOff || tool !== null, onRings })
  return (
    <div class="col map-column" style={{ '--map-draw': `var(--map-lv${level ?? 4})` }}>
      <TownMap
        area={area}
        label={`${sign}区域を囲む地図。同じことは 町丁目の一覧でもできます`}
        areas={mapAreasOf(draft)}
        withTowns
        shelters={area.shelters.filter(({ kind }) => kind === 'emergency')}
        hazard={draft.hazard}
        focus="once"
        onMap={setMap}
      >
        <Tools
          sign={sign}
          tool={tool}
          isOff={isOff}
          isEmpty={draft.area === null}
          onTool={setTool}
          onClear={() => onArea(null)}
        />
        {tool !== null && (
          <p class="map-said" role="status">
            {said}
          </p>
        )}
      </TownMap>
      <section class="panel shape-panel" aria-label="区域の形の検査">
        <div class="in small tight-in">
          <ShapeChecks draft={draft} findings={findings} />
          <CornerList rings={rings} isOff={isOff} onRings={onRings} />
        </div>
      </section>
    </div>
  )
}
