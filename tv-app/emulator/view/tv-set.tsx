import { useEffect, useRef } from 'preact/hooks'
import type { View } from '../page/emulator-state.ts'

interface Props {
  readonly poweredOn: number
  readonly view: View
  readonly onAttach: (frame: Window | null) => void
}

const televisionWidth = 1920

/** Machado, Oliveira and Fernandes 2009, severity 1.0, in linear RGB (the default of feColorMatrix). */
const colourMatrices = {
  protan: '0.152 1.053 -0.205 0 0  0.115 0.786 0.099 0 0  -0.004 -0.048 1.052 0 0  0 0 0 1 0',
  deutan: '0.367 0.861 -0.228 0 0  0.280 0.673 0.047 0 0  -0.012 0.043 0.969 0 0  0 0 0 1 0',
}

const ColourFilters = () => (
  <svg class="filters" aria-hidden="true">
    {Object.entries(colourMatrices).map(([name, values]) => (
      <filter id={name} key={name}>
        <feColorMatrix type="matrix" values={values} />
      </filter>
    ))}
  </svg>
)

/** The television: a frame of 1920×1080 scaled to the place that the page has for it. */
export const TvSet = ({ poweredOn, view, onAttach }: Props) => {
  const glass = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    onAttach(frame.current?.contentWindow ?? null)
    return () => onAttach(null)
  }, [poweredOn, onAttach])
  useEffect(() => {
    const shown = glass.current
    if (shown === null) return
    const watch = new ResizeObserver(() => {
      shown.style.setProperty('--scale', `${shown.clientWidth / televisionWidth}`)
    })
    watch.observe(shown)
    return () => watch.disconnect()
  }, [])
  const isFiltered = view.colourVision !== 'usual'
  return (
    <div class="room">
      <ColourFilters />
      <div class={view.isFarAway ? 'set far' : 'set'}>
        <div class="glass" ref={glass}>
          <iframe
            key={poweredOn}
            ref={frame}
            src="frame.html"
            title="テレビの画面"
            style={isFiltered ? { filter: `url(#${view.colourVision})` } : {}}
          />
          {view.isSafeAreaShown && <div class="safe-area" aria-hidden="true" />}
        </div>
      </div>
      {view.isFarAway && <p class="mute small">3 m はなれて見た大きさ（45 %）</p>}
    </div>
  )
}
