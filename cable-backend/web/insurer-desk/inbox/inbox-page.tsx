import { useEffect, useRef, useState } from 'preact/hooks'
import type { Freshness } from '../../theme/live/freshness.ts'
import { Empty, Loading, Note } from '../../theme/states.tsx'
import { clockWithSeconds } from '../../theme/words/day-words.ts'
import {
  findRows,
  type InboxFigures,
  type InboxFilter,
  type InboxRow,
  inboxFigures,
} from './inbox-rows.ts'
import { InboxTable } from './inbox-table.tsx'

function Figures({ figures }: { readonly figures: InboxFigures }) {
  const { open, dueWithinAWeek, stopped, accepted, rejected } = figures
  const entries = [
    { k: '要対応', v: open, d: `うち期限まで 7日以内 ${dueWithinAWeek}件` },
    { k: '検証で停止', v: stopped, d: '人が見るまで 受理できません', isAlarm: stopped > 0 },
    { k: '受理', v: accepted, d: '本人のテレビに 出ました' },
    { k: '却下', v: rejected, d: '理由を 本人のテレビへ' },
  ]
  return (
    <div class="panel">
      <div class="figs">
        {entries.map(({ k, v, d, isAlarm }) => (
          <div key={k} class={`fig ${isAlarm === true ? 'alarm' : ''}`}>
            <div class="k">{k}</div>
            <div class="v">
              {v}
              <small>件</small>
            </div>
            <div class="d">{d}</div>
          </div>
        ))}
      </div>
    </div>
  )
}

const filters: readonly (readonly [InboxFilter, string, keyof InboxFigures | null])[] = [
  ['open', '要対応', 'open'],
  ['accepted', '受理', 'accepted'],
  ['rejected', '却下', 'rejected'],
  ['all', 'すべて', null],
]

function Filters(props: {
  readonly filter: InboxFilter
  readonly figures: InboxFigures
  readonly onFilter: (filter: InboxFilter) => void
}) {
  return (
    <fieldset class="seg" aria-label="しぼりこみ">
      {filters.map(([filter, word, figure]) => (
        <button
          key={filter}
          type="button"
          aria-pressed={props.filter === filter}
          onClick={() => props.onFilter(filter)}
        >
          {word} {figure === null ? '' : props.figures[figure]}
        </button>
      ))}
    </fieldset>
  )
}

function Search(props: { readonly text: string; readonly onSearch: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement
      if (event.key !== '/' || isTyping) return
      field.current?.focus()
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <input
      ref={field}
      class="in-t search"
      type="search"
      aria-label="さがす"
      placeholder="受付番号・名前・証券番号（ / キー）"
      value={props.text}
      onInput={(event) => props.onSearch(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && props.onSearch('')}
    />
  )
}

function Rows(props: {
  readonly rows: readonly InboxRow[]
  readonly filter: InboxFilter
  readonly search: string
  readonly now: Date
}) {
  const found = findRows(props.rows, props)
  if (props.rows.length === 0) {
    return (
      <Empty title="届いた現況届は まだ ありません" words="知らせを送ると、答えが ここに届きます。">
        <a class="btn" href="#/compose">
          知らせを作る
        </a>
      </Empty>
    )
  }
  if (found.length > 0) return <InboxTable rows={found} now={props.now} />
  return props.search === '' ? (
    <Empty title="この種類の届け出は ありません" words="ほかの種類は 上のボタンで見られます。" />
  ) : (
    <Empty title="見つかりません" words={`「${props.search}」に合う届け出は ありません。`} />
  )
}

export interface InboxPageProps {
  /** Null until the first news. */
  readonly rows: readonly InboxRow[] | null
  readonly newsAt: Date | null
  readonly age: Freshness
  readonly isUnreachable: boolean
  readonly now: Date
}

/** 受信箱: stopped by a check first, then by deadline. */
export function InboxPage({ rows, newsAt, age, isUnreachable, now }: InboxPageProps) {
  const [filter, setFilter] = useState<InboxFilter>('open')
  const [search, setSearch] = useState('')
  const isStale = age === 'stale' && newsAt !== null
  const title = isStale ? `${clockWithSeconds(newsAt)} の受信箱` : '受信箱'
  if (rows === null) {
    return (
      <>
        <div class="head">
          <h1>受信箱</h1>
        </div>
        {isUnreachable ? (
          <Note tone="stop" first="受信箱を 開けませんでした。" isAlert>
            私書箱に つながりません。届いたものは 私書箱に しまってあります。自動で
            もう一度ためします。
          </Note>
        ) : (
          <Loading words="届いたものを 集めています…" />
        )}
      </>
    )
  }
  const figures = inboxFigures(rows, now)
  return (
    <div class={`col g4 ${isStale ? 'stale-page' : ''}`}>
      <div class="head">
        <h1>{title}</h1>
        <span class="sub">現況届　{rows.length}件</span>
      </div>
      <Figures figures={figures} />
      <div class="row wrap">
        <Filters filter={filter} figures={figures} onFilter={setFilter} />
        <span class="grow" />
        <Search text={search} onSearch={setSearch} />
      </div>
      <div class="panel">
        <Rows rows={rows} filter={filter} search={search} now={now} />
        <footer class="small mute">
          <span class="keys">↑↓ で選ぶ　Enter で開く　/ でさがす</span>
          <span>
            {findRows(rows, { filter, search }).length} / {rows.length}件
          </span>
        </footer>
      </div>
    </div>
  )
}
