import { useEffect, useRef } from 'preact/hooks'
import { clockOf, type LogLine, type LogTab, linesOf } from '../log/log-line.ts'

interface Props {
  readonly log: readonly LogLine[]
  readonly tab: LogTab
  readonly onTab: (tab: LogTab) => void
  readonly onClear: () => void
}

const tabs: readonly { readonly tab: LogTab; readonly words: string }[] = [
  { tab: 'apdu', words: 'APDU' },
  { tab: 'events', words: 'できごと' },
  { tab: 'http', words: 'HTTP' },
]
const marks = { to_card: '→', from_card: '←', event: '●' } as const
const empty = {
  apdu: 'まだ何も話していません。カードを置いて サインインすると、ここに出ます',
  events: 'まだ何も起きていません',
  http: 'まだ何も送っていません',
} as const

const Row = ({ line }: { readonly line: LogLine }) => (
  <li class={line.mark === 'event' ? 'lg ev' : 'lg'}>
    <span class="mute">{clockOf(line.at)}</span>
    <b aria-hidden="true">{marks[line.mark]}</b>
    <span class="h">{line.text}</span>
    <span class="w">{line.note}</span>
  </li>
)

/** Stays at the newest line unless the tester has scrolled up to read. */
function useNewestLine(count: number) {
  const list = useRef<HTMLUListElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    const shown = list.current
    if (shown !== null && isAtEnd.current && count > 0) shown.scrollTop = shown.scrollHeight
  }, [count])
  const onScroll = () => {
    const shown = list.current
    if (shown === null) return
    isAtEnd.current = shown.scrollHeight - shown.scrollTop - shown.clientHeight < 40
  }
  return { list, onScroll }
}

export const LogPanel = ({ log, tab, onTab, onClear }: Props) => {
  const lines = linesOf(log, tab)
  const { list, onScroll } = useNewestLine(lines.length)
  return (
    <section class="panel log-panel" aria-label="記録">
      <header>
        <div class="seg">
          {tabs.map(({ tab: one, words }) => (
            <button type="button" key={one} aria-pressed={one === tab} onClick={() => onTab(one)}>
              {words}
            </button>
          ))}
        </div>
        <button type="button" class="btn quiet small" onClick={onClear}>
          消す
        </button>
      </header>
      <ul class="log" ref={list} onScroll={onScroll}>
        {lines.map((line, at) => (
          <Row key={`${line.at} ${at}`} line={line} />
        ))}
        {lines.length === 0 && <li class="mute empty">{empty[tab]}</li>}
      </ul>
      <footer class="small mute">
        <span>暗証番号はどこにも書きません</span>
        <span class="nowrap">{lines.length} 行</span>
      </footer>
    </section>
  )
}
